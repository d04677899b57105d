"""Decoding and prefill by llama.cpp's CUDA build: a peer of device_speed.

llama-bench is built from the source inside the llama-cpp-python package:
    cmake -S vendor/llama.cpp -B BUILD -DGGML_CUDA=ON; cmake --build BUILD --target llama-bench
Models of the same shapes with random weights, written as GGUF files by the gguf package. Means of
llama-bench's five, after its warm-up, with and without flash attention. For cuda_peers.py.
"""
import json
import pathlib
import subprocess
import tempfile

import gguf
import numpy as np

VOCABULARY = 49152
SHAPES = {  # tests/bench/random_model.h: layers, width, heads, key heads, feed forward
    "135M": (30, 576, 9, 3, 1536),
    "1.7B": (24, 2048, 32, 32, 8192),
}
HEAD = 64


def matrices(layers, width, heads, kv_heads, feed_forward):
    yield "token_embd", (VOCABULARY, width)
    for i in range(layers):
        for name, shape in {
            "attn_q": (heads * HEAD, width), "attn_k": (kv_heads * HEAD, width),
            "attn_v": (kv_heads * HEAD, width), "attn_output": (width, heads * HEAD),
            "ffn_gate": (feed_forward, width), "ffn_up": (feed_forward, width),
            "ffn_down": (width, feed_forward),
        }.items():
            yield f"blk.{i}.{name}", shape


def write_model(path, name, kind):
    layers, width, heads, kv_heads, feed_forward = SHAPES[name]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name(name)
    writer.add_context_length(8192)
    writer.add_embedding_length(width)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(feed_forward)
    writer.add_head_count(heads)
    writer.add_head_count_kv(kv_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(HEAD)
    writer.add_vocab_size(VOCABULARY)
    writer.add_tokenizer_model("no_vocab")
    random, stored = np.random.default_rng(1), {}
    for tensor, shape in matrices(*SHAPES[name]):
        if shape not in stored:
            values = random.standard_normal(shape, dtype=np.float32) * 0.02
            stored[shape] = gguf.quants.quantize(values, kind)
        writer.add_tensor(f"{tensor}.weight", stored[shape], raw_dtype=kind)
    ones = np.ones(width, np.float32)
    for i in range(layers):
        writer.add_tensor(f"blk.{i}.attn_norm.weight", ones)
        writer.add_tensor(f"blk.{i}.ffn_norm.weight", ones)
    writer.add_tensor("output_norm.weight", ones)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def measure(bench, path):
    lines = subprocess.run(
        [bench, "-m", path, "-ngl", "99", "-fa", "0,1", "-p", "4096", "-n", "64", "-d", "0,128",
         "-b", "4096", "-ub", "512,4096", "-r", "5", "-o", "jsonl"],
        capture_output=True, text=True, check=True).stdout
    best = {}  # of the ways that llama.cpp has, the fastest
    for row in map(json.loads, lines.splitlines()):
        prefill = row["n_prompt"] > 0
        if (row["n_depth"] > 0) == prefill:
            continue
        what = "prefill" if prefill else "decode"
        best[what] = max(best.get(what, 0), row["avg_ts"])
    return best["decode"], 4096e3 / best["prefill"]


def version():
    return "llama.cpp: the fastest of the ways that it has, by llama-bench"


def results(bench):
    """Yields (work, peer, value). bench: the path of llama-bench."""
    kinds = gguf.GGMLQuantizationType
    with tempfile.TemporaryDirectory() as folder:
        for name in SHAPES:
            for kind in (kinds.BF16, kinds.Q4_1):
                path = pathlib.Path(folder) / "model.gguf"
                write_model(path, name, kind)
                decode, prefill = measure(bench, path)
                yield f"{name} {kind.name}, decode after 128, tokens/s", "llama.cpp", decode
                yield f"{name} {kind.name}, prefill of 4096, ms", "llama.cpp", prefill
