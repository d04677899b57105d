"""Beam search of Hugging Face transformers (float32, CPU) beside ours, in turns; ids compared first.

Use: beam_peer.py BEAM_SPEED MODEL.gguf [threads [beams [prompt [steps [turns]]]]]
Needs the packages torch, transformers, gguf and accelerate. Works without a network. Prints one
line of JSON; times are the least of all turns, the prompt included. Ours is timed as the product
runs it (native weights, whose ids may differ) and run once in float32, whose ids are compared.
"""
import json
import os
import subprocess
import sys
import time

THREADS = sys.argv[3] if len(sys.argv) > 3 else "2"
os.environ["OMP_NUM_THREADS"] = THREADS
import torch
import transformers


def argument(i, otherwise):
    return int(sys.argv[i]) if len(sys.argv) > i else otherwise


def ours(program, model, beams, length, steps, precision, runs):
    command = [program, model, THREADS, str(beams), str(length), str(steps), precision, str(runs)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(out.splitlines()[-1])


class Peer:
    def __init__(self, path, beams, length, steps):
        folder, file = os.path.split(os.path.abspath(path))
        self.model = transformers.AutoModelForCausalLM.from_pretrained(
            folder, gguf_file=file, dtype=torch.float32).eval()
        vocabulary = self.model.config.vocab_size
        self.prompt = torch.tensor([[1000 + i * 37 % (vocabulary - 1000) for i in range(length)]])
        self.beams, self.steps = beams, steps

    def search(self, beams, steps):
        """Generated ids of the best beam and the seconds taken; no token ends a sequence."""
        settings = transformers.GenerationConfig(
            num_beams=beams, max_new_tokens=steps, do_sample=False, eos_token_id=None,
            pad_token_id=0, length_penalty=1.0, early_stopping=False)
        start = time.perf_counter()
        with torch.inference_mode():
            ids = self.model.generate(self.prompt, attention_mask=torch.ones_like(self.prompt),
                                      generation_config=settings)
        taken = time.perf_counter() - start
        return ids[0, self.prompt.shape[1]:].tolist(), taken

    def turn(self):
        ids, whole = self.search(self.beams, self.steps)
        return {"ids": ids, "ms": whole * 1e3, "first_ms": self.search(self.beams, 1)[1] * 1e3}


def least(turns, key):
    return min(turn[key] for turn in turns)


def main():
    program, model = sys.argv[1:3]
    beams, length, steps = argument(4, 8), argument(5, 256), argument(6, 64)
    torch.set_num_threads(int(THREADS))
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    peer = Peer(model, beams, length, steps)
    peer.model.generation_config.eos_token_id = None
    exact = ours(program, model, beams, length, steps, "float32", 1)
    theirs, native = [], []
    for _ in range(argument(7, 3)):
        native.append(ours(program, model, beams, length, steps, "native", 2))
        theirs.append(peer.turn())
    whole = least(native, "prompt_ms") + least(native, "beams_ms")
    print(json.dumps({
        "peer": "transformers " + transformers.__version__, "torch": torch.__version__,
        "threads": int(THREADS), "beams": beams, "prompt": length, "steps": steps,
        "same_ids_float32": exact["ids"] == theirs[0]["ids"],
        "same_ids_native": native[0]["ids"] == theirs[0]["ids"],
        "peer_ms": least(theirs, "ms"), "peer_first_step_ms": least(theirs, "first_ms"),
        "ours_ms": whole, "ours_prompt_ms": least(native, "prompt_ms"),
        "ours_float32_ms": exact["prompt_ms"] + exact["beams_ms"],
        "ratio": least(theirs, "ms") / whole}))


main()
