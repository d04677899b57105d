"""GPT-2 encoding beside tiktoken and Hugging Face tokenizers, one thread each, ids compared first.

usage: tokenizer_peer.py TOKENIZER_SPEED GPT2_JSON_GZ R50K_TIKTOKEN_GZ TEXT...
Needs the packages tiktoken, tokenizers and numpy. Works without a network.
"""
import base64
import gzip
import os
import subprocess
import sys
import tempfile
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ["RAYON_NUM_THREADS"] = "1"
import numpy
import tiktoken
import tokenizers

PATTERN = r"""'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s"""


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return file.read()


def best(passes, body):
    least = float("inf")
    for _ in range(passes):
        start = time.perf_counter()
        body()
        least = min(least, time.perf_counter() - start)
    return least


def main():
    program, model, ranks_file, *texts = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        ids_file = os.path.join(folder, "ids")
        print(subprocess.run([program, model, *texts, "--ids", ids_file], check=True,
                             capture_output=True, text=True).stdout, end="")
        ours = numpy.fromfile(ids_file, dtype=numpy.int32)
    joined = b"".join(read(path) for path in texts)
    text = joined.decode()
    ranks = {base64.b64decode(token): int(rank)
             for token, rank in (line.split() for line in read(ranks_file).splitlines() if line)}
    peer = tiktoken.Encoding("r50k_base", pat_str=PATTERN, mergeable_ranks=ranks,
                             special_tokens={"<|endoftext|>": 50256})
    same = numpy.array_equal(ours, numpy.array(peer.encode_ordinary(text), dtype=numpy.int32))
    took = best(3, lambda: peer.encode_ordinary(text))
    print(f"tiktoken {tiktoken.__version__}: {len(joined) / took / 1e6:.1f} MB/s, same ids: {same}")
    peer = tokenizers.Tokenizer.from_str(read(model).decode())
    same = numpy.array_equal(ours, numpy.array(peer.encode(text).ids, dtype=numpy.int32))
    took = best(1, lambda: peer.encode(text))
    print(f"tokenizers {tokenizers.__version__}: {len(joined) / took / 1e6:.1f} MB/s, same ids: {same}")


main()
