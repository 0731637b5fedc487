"""Given and family names by culture, from which invented people are put together."""

from __future__ import annotations

from making.table import entries

# culture: women's names / men's names / family names
_TABLE = """
english: Emily Grace Hannah Olivia Rachel Megan Claire Abigail Heather Lauren Joanna Victoria Brooke Allison Paige
    Fiona Naomi Tessa / James Ethan Nathan Connor Luke Graham Peter Russell Wesley Derek Colin Trevor Dylan Marcus
    Elliot Howard Spencer Neil / Whitfield Calloway Harrington Brandt Ashworth Pemberton Langley Mercer Thornbury
    Holloway Kingsley Aldridge Fairbanks Wexford Lockhart Barlow Hastings Ridley Crawford Sutton Marlowe Penrose
    Stanwick Bexley Colborne Dunmore Everett Farrow Galloway Hargrove
hispanic: Lucía Elena Carmen Valentina Gabriela Daniela Ximena Paula Isabel Mariana Rocío Adriana Noelia Itziar /
    Javier Diego Andrés Santiago Rafael Joaquín Álvaro Emilio Tomás Gonzalo Sergio Hugo Iker Ramiro / García
    Hernández Peñalver Castañeda Ibáñez Montero Quintana Salcedo Villalobos Zúñiga Cárdenas Escobedo Fuentes
    Guerrero Lozano Muñoz Navarrete Olivares Pacheco Robledo Saavedra Tejada Urrutia Valdivia
brazilian: Juliana Camila Fernanda Beatriz Larissa Patrícia Renata Luciana Tatiane Aline Débora Inês / Thiago
    Gustavo Rodrigo João Felipe Leandro Caio Vinícius Otávio Marcelo Renan Nuno / Almeida Barbosa Cardoso Duarte
    Figueiredo Gonçalves Lacerda Magalhães Nogueira Pacheco Queiroz Ribeiro Sampaio Teixeira Vasconcelos Falcão
    Moraes Simões Antunes Brandão
french: Camille Élodie Aurélie Margaux Chloé Solène Inès Manon Clémence Hélène Océane Noémie / Mathieu Antoine
    Julien Étienne Rémi Bastien Thibault Laurent Maxime Jérôme Guillaume Cédric / Lefèvre Beaumont Chevalier
    Delacroix Fontenay Garnier Lambert Marchand Perrault Rousselet Sauvage Tessier Vasseur Besson Colbert Duquesne
    Forestier Guérin Hamelin Joubert
german: Anneke Katharina Johanna Sabine Friederike Lena Svenja Ulrike Greta Mareike Antonia Birgit / Jürgen
    Matthias Florian Tobias Stefan Henning Moritz Björn Lukas Rüdiger Andreas Sönke / Brückner Vossberg Hoffmann
    Schäfer Kübler Lindemann Grünwald Petersen Rothermel Steinbach Tiedemann Wagenknecht Zöllner Ahrens Bergmann
    Dreyer Eichhorn Falkenberg Göbel Hartwig Jansen Köhler
dutch: Lotte Sanne Femke Anouk Marijke Roos Eline Fleur Maud / Joris Sander Bram Thijs Ruben Wouter Pieter Jasper
    Koen / van-Dijk de-Vries Bakker Visser Mulder Hendriks Kuipers Dekker Brouwer Willems van-den-Berg Vermeer
    Smeets Postma Hoekstra Claes
italian: Chiara Giulia Francesca Martina Alessia Federica Ilaria Beatrice Silvia / Matteo Lorenzo Davide Riccardo
    Giacomo Niccolò Stefano Fabrizio Tommaso / Marchetti Bellucci Conti Ferraro Galimberti Lombardi Moretti
    Pellegrini Rinaldi Santoro Tedesco Valentini Zanetti Caruso Donati Esposito
nordic: Astrid Ingrid Freja Sigrid Maja Linnea Karoliina Signe / Henrik Lars Mikkel Anders Jonas Søren Eero Magnus
    / Lindqvist Sørensen Haugen Nyström Bergström Kjærgaard Virtanen Øvergård Dahlberg Ekholm Thorvaldsen Mäkelä
slavic: Agnieszka Katarzyna Zuzana Oksana Magdalena Ivana Jelena Daria / Tomasz Piotr Jakub Marek Bohdan Ondřej
    Nikola Dmytro / Kowalczyk Wróblewski Šimečková Novotný Zieliński Kovalenko Jovanović Dvořák Łukasik Horváth
    Petrenko Bartoš
indian: Priyanka Ananya Kavya Deepa Meera Nandini Shreya Lakshmi Pooja Ritu Ishita Divya / Rohan Arjun Vikram
    Sandeep Karthik Nikhil Aditya Rajesh Suresh Manish Harsh Varun / Raman Iyer Chandekar Deshpande Mukherjee Nair
    Kulkarni Banerjee Venkatesan Agarwal Bhattacharya Reddy Menon Chaudhary Subramanian Joshi Kapoor Malhotra
    Pillai Sengupta
chinese: Mei Xiaoyan Jing Yuting Lihua Huiling Wenqian Shan / Wei Jianhong Zhihao Minghao Junjie Haoran Guang Bowen
    / Tan Zhao Huang Xu Luo Cheung Kwok Ouyang Fang Zheng Liang Deng Gao Shen
japanese: Misaki Haruka Yuko Ayumi Naomi Sakura / Kenji Takashi Hiroshi Daichi Ryota Shinji / Tanaka Yamanoha
    Kobayashi Morimoto Fujisaki Okabe Hasegawa Nishimura Ishiguro Uchida Shimizu Kawabata
hanzi: 美咲 陽子 真由美 久美子 梓 彩香 / 太郎 健一 翔太 拓也 大輔 直樹
    / 田中 山ノ端 小林 森本 藤崎 岡部 長谷川 西村 石黒 内田 清水 川端
korean: Soyeon Jiwoo Minji Hyejin Eunbi Yuna / Minho Jihoon Sungmin Dongwook Taeyang Seungho / Kang Yoon Seo Hwang
    Baek Namgung Shim Moon Noh Ahn
hangul: 소연 지우 민지 혜진 / 민호 지훈 성민 동욱 / 강 윤 서 황 백 남궁
african: Adaeze Ngozi Chiamaka Folake Wanjiru Akinyi Zanele Thandiwe Amina Efua Ifeoma Temitope / Oluwaseun
    Chukwuemeka Babatunde Kwame Tunde Kamau Sipho Emeka Kofi Obinna Femi Mwangi / Okwuosa Adeyemi-Bakare Nwachukwu
    Mensah Odhiambo Dlamini Eze Balogun Kariuki Owusu Mokoena Adebayo Otieno Boateng Nkosi Okonjo-Hale
arabic: Salma Layla Noor Rania Yasmin Huda Farah Dina / Omar Youssef Karim Tariq Hassan Ziad Bilal Sami /
    Al-Hashimi Haddad Mansour El-Sayed Khoury Nasser Bin-Salem Darwish Qasim Rahmani Saab Zaki
arabic-script: سلمى ليلى نور رانيا / عمر يوسف كريم طارق / الهاشماوي حداد منصور خوري ناصر درويش
cyrillic: Ольга Ирина Наталья Дарья / Дмитрий Сергей Андрей Олег / Верещак Коваленко Петренко Соколюк
    Бондарчук Мельниченко
greek: Ελένη Μαρία Κατερίνα / Γιώργος Νίκος Δημήτρης / Παπαδάκης Νικολαΐδης Βλαχάκης Αντωνίου
turkish: Elif Zeynep Ayşe Defne Gülşen / Emre Kerem Burak Cem Tuğrul / Yıldırım Öztürk Aydın Çelik Şahin Koçak
    Gündoğdu
vietnamese: Linh Thảo Hương My / Minh Tuấn Quang Hải / Nguyễn Trần Phạm Đặng Vũ Bùi
hebrew: Noa Tamar Shira Yael / Eitan Amir Yonatan Gideon / Ben-Ami Shalev Rosenfeld Mizrahi Katzir Peled
"""

# region: cultures with weights
_MIX = """
us: english 46, hispanic 14, indian 11, chinese 7, african 6, korean 4, slavic 3, vietnamese 2, arabic 2, hebrew 2,
    italian 2, japanese 1, cyrillic 0.5
uk: english 55, indian 13, african 9, slavic 6, chinese 4, french 3, italian 3, arabic 3, greek 0.7, nordic 2
de: german 66, turkish 8, slavic 8, english 4, italian 3, nordic 3, indian 5, cyrillic 0.7, arabic 2
fr: french 78, arabic 8, african 5, hispanic 3, italian 3, english 2
nl: dutch 58, nordic 16, german 6, turkish 4, english 5, indian 5, slavic 4
it: italian 84, hispanic 4, slavic 4, english 3, french 3
es: hispanic 84, brazilian 4, english 4, italian 4, french 2
br: brazilian 86, japanese 5, italian 4, hispanic 3
in: indian 90, english 3, arabic 3
jp: japanese 44, hanzi 22, korean 10, hangul 5, chinese 11, english 6
af: african 80, english 8, indian 5, arabic 5
gulf: arabic 50, indian 22, arabic-script 6, english 8, african 5, french 3, turkish 3
"""


def _cultures() -> dict[str, tuple[list[str], list[str], list[str]]]:
    found = {}
    for culture, lists in entries(_TABLE):
        women, men, families = (
            [word.replace("-", " ") if word[0].islower() else word for word in part.split()] for part in lists.split(" / ")
        )
        found[culture] = (women, men, families)
    return found


def _mixes() -> dict[str, list[tuple[str, float]]]:
    found = {}
    for region, cultures in entries(_MIX):
        pairs = [part.rsplit(" ", 1) for part in cultures.split(", ")]
        found[region] = [(culture, float(weight)) for culture, weight in pairs]
    return found


CULTURES = _cultures()
MIXES = _mixes()
