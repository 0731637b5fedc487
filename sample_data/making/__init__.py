"""How the sample exports are made: tables of names, employers and titles, and the people drawn from them."""
