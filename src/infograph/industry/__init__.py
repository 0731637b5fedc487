"""What people work in, from company and position alone, with how sure we are and why."""
