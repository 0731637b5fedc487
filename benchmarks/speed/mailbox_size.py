"""How fast is a mailbox read, and in how much memory? Beside it, Python's own mailbox.mbox on the same file.

    python benchmarks/speed/mailbox_size.py [MEGABYTES] [FOLDER] [READERS]

An invented mbox of so many MB (1,000 by default) is written to FOLDER (the system's for temporary files): bodies of 2 kB, and
in one mail of ten an attachment of 400 kB. Its 2,000 people write to those of their circle of forty, and one mail of ten goes
to people of all circles. READERS is both readers, or infograph alone. Each reader runs in a process of its own; printed are
seconds by the clock and of the processor, MB for each of the latter, and the most memory it held.
"""

from __future__ import annotations

import base64
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEOPLE, CIRCLE = 2_000, 40
TO_ANYBODY = 0.1
READERS = ("infograph", "mailbox.mbox")


def main() -> int:
    if sys.argv[1:2] == ["read"]:
        return _read(sys.argv[2], Path(sys.argv[3]))
    size = int(sys.argv[1]) if sys.argv[1:] else 1000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if sys.argv[2:] else None) as folder:
        path = Path(folder) / "box.mbox"
        count = _write(path, size << 20)
        print(f"{path.stat().st_size >> 20} MB, {count:,} mails")
        for reader in sys.argv[3:] or READERS:
            subprocess.run([sys.executable, __file__, "read", reader, str(path)], check=True)
    return 0


def _write(path: Path, size: int) -> int:
    dice, count = random.Random(1), 0
    body = "\n".join("Words that nobody reads, forty to a line or so." for _ in range(40))
    attachment = base64.encodebytes(dice.randbytes(300_000)).decode()
    people = [f"Person {number} <p{number}@firm{number % 50}.example>" for number in range(PEOPLE)]
    with path.open("w") as file:
        while file.tell() < size:
            start = CIRCLE * dice.randrange(PEOPLE // CIRCLE)
            circle = people if dice.random() < TO_ANYBODY else people[start : start + CIRCLE]
            sender, *others = dice.sample(circle, dice.randint(2, 6))
            file.write(f"From {count}@x Tue May  6 10:00:00 2025\nReceived: from a by b\n")
            file.write(f"From: {sender}\nTo: Me <me@x.example>\n")
            file.write(f"Cc: {', '.join(others)}\nSubject: words\nDate: Tue, {1 + count % 28} May 2025 10:00:00 +0000\n")
            file.write(f"Message-ID: <{count}@x>\nIn-Reply-To: <{count // 2}@x>\n\n{body}\n\n")
            file.write(f"{attachment}\n" if count % 10 == 0 else "")
            count += 1
    return count


def _read(reader: str, path: Path) -> int:
    began, worked = time.perf_counter(), time.process_time()
    if reader == "infograph":
        from infograph.importers.mail.formats import mbox
        from infograph.importers.mail.tally import Tally

        box = Tally(740_000)
        with path.open("rb") as stream:
            for _ in mbox.read(stream, box):
                pass
        found = box.counts["mails"]
    else:
        import mailbox

        found = sum(bool(mail["From"]) for mail in mailbox.mbox(path))
    took, worked = time.perf_counter() - began, time.process_time() - worked
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    size = path.stat().st_size >> 20
    print(
        f"{reader:13} {found:,} mails in {took:.1f} s, {worked:.1f} of work, {size / worked:.0f} MB/s, at most {most} MB",
        flush=True,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
