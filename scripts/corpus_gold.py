"""Our own annotations of corpus articles, kept as offsets without their texts, made into files to score on.

`gold/fr-news.jsonl` has one article a line: its id in the corpus, the text's SHA-256, and the statements
with spans of code points. The texts are licensed and stay in the corpus beside the repository.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

ANNOTATIONS = Path(__file__).with_name("gold") / "fr-news.jsonl"
CORPUS = Path("corpora") / "fr-news.jsonl.gz"


def documents(shared: Path, folder: Path) -> list[Path]:
    """The annotated articles as NAME.txt with NAME.json beside it in `folder`; [] where the corpus is absent.

    An article whose text is not the one that was annotated is left out.
    """
    if not (shared / CORPUS).is_file():
        return []
    wanted = {}
    for line in ANNOTATIONS.read_text(encoding="utf-8").split("\n"):
        if line:
            annotated = json.loads(line)
            wanted[annotated["article"]] = annotated
    folder.mkdir()
    written = []
    with gzip.open(shared / CORPUS, "rt", encoding="utf-8") as articles:
        for line in articles:
            article = json.loads(line)
            annotated = wanted.get(article["id"])
            if annotated and hashlib.sha256(article["text"].encode()).hexdigest() == annotated["text_sha256"]:
                file = folder / f"{annotated['doc']}.txt"
                file.write_text(article["text"], encoding="utf-8", newline="")
                file.with_suffix(".json").write_text(json.dumps(annotated), encoding="utf-8")
                written.append(file)
    return sorted(written)
