"""Ours on CUDA beside every peer that is installed, in one run: one table.

Use: cuda_peers.py BUILD [LLAMA_BENCH]
BUILD holds cuda_attention_speed and device_speed (ninja -C BUILD cuda_attention_speed
device_speed), LLAMA_BENCH is built as llama_cuda_peer.py says. Peers: PyTorch (cuDNN and flash
attention), Hugging Face transformers, llama.cpp. What cannot run is said below the table.
"""
import importlib
import pathlib
import re
import subprocess
import sys

OURS = "ours"


def output(*command):
    print("running", " ".join(map(str, command)), file=sys.stderr)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def attention_results(text):
    """Yields (work, peer, value) from what cuda_attention_speed prints."""
    for tokens, ms in re.findall(r"^forward L (\d+): ([\d.]+) ms", text, re.M):
        yield f"attention forward, {tokens} tokens, ms", OURS, float(ms)
    for tokens, what, ms in re.findall(
            r"^overview L (\d+) of (.+), \d+ bins a side.*?: ([\d.]+) ms", text, re.M):
        yield f"overview of the map, {what}, {tokens} tokens, ms", OURS, float(ms)
    tiles = re.findall(r"^tile L (\d+) of 256 x 256 bins.*?: ([\d.]+) ms", text, re.M)
    for tokens in dict.fromkeys(length for length, _ in tiles):
        slowest = max(float(ms) for length, ms in tiles if length == tokens)
        yield f"slowest tile of 256 x 256 bins, {tokens} tokens, ms", OURS, slowest


def model_results(text):
    """Yields (work, peer, value) from what `device_speed cuda models` prints."""
    row = r"^(\S+)  (\S+) +[\d.]+ +([\d.]+) +([\d.]+) "
    for model, dtype, prefill, decode in re.findall(row, text, re.M):
        yield f"{model} {dtype}, decode after 128, tokens/s", OURS, float(decode)
        yield f"{model} {dtype}, prefill of 4096, ms", OURS, float(prefill)


def peer_results(module, *arguments):
    """Yields what a peer's module measures, or nothing; (None, reason) is what is said of it."""
    try:
        peer = importlib.import_module(module)
        print("running", module, file=sys.stderr)
        yield from peer.results(*arguments)
        yield None, peer.version()
    except (ImportError, OSError, RuntimeError, subprocess.CalledProcessError) as error:
        yield None, f"{module}: {error}"


def show(cells, notes):
    peers = list(dict.fromkeys(peer for _, peer in cells))
    works = list(dict.fromkeys(work for work, _ in cells))
    wide = max(map(len, works))
    print(f"{'':{wide}}", *(f"{peer:>13}" for peer in peers))
    for work in works:
        values = [cells.get((work, peer)) for peer in peers]
        print(f"{work:{wide}}", *(f"{v:13.4g}" if v is not None else f"{'-':>13}" for v in values))
    print(*notes, sep="\n")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    build = pathlib.Path(sys.argv[1])
    attention = output(build / "cuda_attention_speed")
    cells = {(work, peer): value for work, peer, value in attention_results(attention)}
    cells |= {(work, peer): value
              for work, peer, value in model_results(output(build / "device_speed", "cuda", "models"))}
    notes = [attention.splitlines()[0]]  # the GPU
    peers = [("cuda_attention_peer",), ("decode_peer",)]
    if len(sys.argv) == 3:
        peers.append(("llama_cuda_peer", sys.argv[2]))
    else:
        notes.append("llama_cuda_peer: no LLAMA_BENCH was given")
    for peer in peers:
        for found in peer_results(*peer):
            if found[0] is None:
                notes.append(found[1])
            else:
                cells[found[0], found[1]] = found[2]
    show(cells, notes)


if __name__ == "__main__":
    main()
