"""Prefill and decoding of a GGUF model by llama.cpp (llama-cpp-python), to stand beside ours.

Use: llama_peer.py MODEL [threads [prompt [steps]]]; prints one line of JSON.
"""
import json
import sys
import time

import llama_cpp
import numpy as np


def argument(i, otherwise):
    return int(sys.argv[i]) if len(sys.argv) > i else otherwise


def main():
    threads, length, steps = argument(2, 2), argument(3, 512), argument(4, 128)
    start = time.perf_counter()
    model = llama_cpp.Llama(sys.argv[1], n_ctx=length + steps + 64, n_batch=512, n_ubatch=512,
                            n_threads=threads, n_threads_batch=threads, verbose=False)
    loaded = time.perf_counter() - start
    tokens = [1000 + i * 37 % (model.n_vocab() - 1000) for i in range(length)]
    prefill = decode = 1e9
    for _ in range(3):
        model.reset()
        model._ctx.kv_cache_clear()
        start = time.perf_counter()
        model.eval(tokens)
        middle = time.perf_counter()
        token = 1000
        for _ in range(steps):
            model.eval([token])
            # the last row of logits, without the copy that the wrapper's `scores` would make
            row = np.ctypeslib.as_array(model._ctx.get_logits_ith(-1), (model.n_vocab(),))
            token = int(row.argmax())
        prefill = min(prefill, middle - start)
        decode = min(decode, time.perf_counter() - middle)
    print(json.dumps({"engine": "llama.cpp", "version": llama_cpp.__version__, "threads": threads,
                      "load_ms": loaded * 1e3, "prefill_tokens": length,
                      "prefill_tokens_per_second": length / prefill, "decode_tokens": steps,
                      "decode_tokens_per_second": steps / decode}))


main()
