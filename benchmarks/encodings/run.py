"""Files of people saved in the encodings of before Unicode: is the right one proposed, or among those that are named?

    python benchmarks/encodings/run.py [--half unread]

Names and words of companies are invented or ordinary; a file has 1, 5 or 50 rows of them. What tells encodings apart was
chosen on one half of the words (`chosen`); the other half (`unread`) was looked at once, afterwards.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter

from infograph.importers.encodings import likely_encodings

WORDS = {
    ("Japanese", "shift_jis"): (
        "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本",
        "健太郎 美咲 さくら 翔太 陽子 直樹 結衣 大輔 由美子 拓也 恵子 悠斗 七海 誠 明美 康平 ひなた 亮 千尋 浩二 真由美 隆",
        "株式会社ひまわり 東京銀行 サンプル製作所 みらい証券 北海道電力 日本商事 コーヒー工房 青空出版 営業部 大阪大学",
    ),
    ("Chinese", "gb18030"): (
        "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐",
        "小明 建国 丽华 志强 秀英 伟 芳 娜 敏 静 磊 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平",
        "中国银行 北京科技有限公司 上海证券 招商局 产品经理 东方电力 华南大学 深圳软件 绿色能源 人民医院",
    ),
    ("Russian", "cp1251"): (
        "Верескова Петров Иванов Кузнецов Смирнова Орлова Лебедев Щукина Жуков Соловьёва",
        "Ольга Иван Борис Светлана Дмитрий Юлия Евгений Алёна Пётр Надежда",
        "Банк Заря Ромашка Энергия Вектор Технологии Университет Аптека",
    ),
    ("Ukrainian", "cp1251"): (
        "Шевченко Коваленко Бондаренко Ткачук Юрченко Щербак Гнатюк Зайчук",
        "Катерина Юлія Дмитро Андрій Наталія Ірина Олексій Соломія",
        "Київстар Пошта Освіта Енергія Їжа Лікарня Майбутнє Зв’язок",
    ),
    ("Bulgarian", "cp1251"): (
        "Димитрова Георгиев Стоянов Николов Ангелов Тодорова Илиева Христов",
        "Иванка Георги Цветан Мария Пламен Десислава Красимир Яна",
        "Застраховане Продажби Училище Болница Вятър Търговия Надежда Българка",
    ),
    ("French", "mac_roman"): (
        "Lefèvre Bélanger Crémieux Mérieux Gérard Noël",
        "Hélène Zoé Jérôme François Anaïs Irène",
        "Café Société Énergie Crédit Hôpital Élan",
    ),
    ("French", "cp1252"): (
        "Lefèvre Bélanger Crémieux Mérieux Gérard Noël",
        "Hélène Zoé Jérôme François Anaïs Irène",
        "Café Société Énergie Crédit Hôpital Élan",
    ),
    ("Spanish", "mac_roman"): (
        "García Muñoz Peña Núñez Ibáñez Gutiérrez",
        "José Inés Sofía Andrés Ramón Lucía",
        "Compañía Farmacéutica Educación Óptica Española Gestión",
    ),
    ("Spanish", "cp1252"): (
        "García Muñoz Peña Núñez Ibáñez Gutiérrez",
        "José Inés Sofía Andrés Ramón Lucía",
        "Compañía Farmacéutica Educación Óptica Española Gestión",
    ),
    ("German", "mac_roman"): (
        "Müller Größmann Schäfer Köhler Jäger Böhm",
        "Jörg Björn Käthe Jürgen Günther Sören",
        "Bäckerei Süßwaren Geschäft Größe Möbel Übersetzung",
    ),
    ("German", "cp1252"): (
        "Müller Größmann Schäfer Köhler Jäger Böhm",
        "Jörg Björn Käthe Jürgen Günther Sören",
        "Bäckerei Süßwaren Geschäft Größe Möbel Übersetzung",
    ),
    ("Czech", "cp1250"): (
        "Dvořák Růžička Šťastný Čermák Říha Jelínek",
        "Jiří Tomáš Zdeněk Žofie Ondřej Věra",
        "Česká Pojišťovna Škola Pekařství Lékárna Účetnictví",
    ),
    ("Korean", "cp949"): (
        "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 홍",
        "민준 서연 지우 하은 도윤 예준 수빈 지훈 은지 현우 미영 성호 영희 철수",
        "은행 한국전력 주식회사해바라기 서울대학교 개발자 미래증권 푸른출판 영업부 커피공방 보험",
    ),
}
"""Language and encoding -> last names, first names, words of companies; every other word is of the half that was not read."""
NO_PROPOSAL = {"cp1252", "cp1250"}
"""Read as Windows Western, with cp1250 named in the same breath: right where nothing else is proposed."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--half", choices=("chosen", "unread"), default="chosen")
    options.add_argument("--files", type=int, default=200)
    asked = options.parse_args()
    print("| language | encoding | rows | first | named | how many named |\n|---|---|---|---|---|---|")
    for (language, encoding), words in WORDS.items():
        for rows in (1, 5, 50):
            chance = random.Random(f"{language} {rows}")
            said = [likely_encodings(made(words, encoding, rows, asked.half, chance)) for _ in range(asked.files)]
            first, named = (sum(test(names, encoding) for names in said) for test in (_first, _named))
            many = sum(map(len, said)) / len(said)
            wrong = Counter(names[0] for names in said if names and names[0] != encoding).most_common(2)
            print(
                f"| {language} | {encoding} | {rows} | {first / len(said):.1%} | {named / len(said):.1%} | {many:.2f} |", *wrong
            )


def made(words: tuple[str, str, str], encoding: str, rows: int, half: str, chance: random.Random) -> bytes:
    """Return a file of people as it is saved in an encoding."""
    last, first, firm = (part.split()[half == "unread" :: 2] for part in words)
    lines = ["First Name,Last Name,Company,Position,Connected On"]
    lines += [f"{chance.choice(first)},{chance.choice(last)},{chance.choice(firm)},Analyst,2 Jan 2024" for _ in range(rows)]
    return "\n".join(lines).encode(encoding)


def _first(names: list[str], encoding: str) -> bool:
    return not names if encoding in NO_PROPOSAL else names[:1] == [encoding]


def _named(names: list[str], encoding: str) -> bool:
    return not names if encoding in NO_PROPOSAL else encoding in names


if __name__ == "__main__":
    main()
