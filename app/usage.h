#pragma once

namespace seq {

// What `seqscope help` says.
inline constexpr const char* kUsage = R"(seqscope [FILE]...                    the window
seqscope lesson NAME                  the window, with that lesson open
seqscope list [--json]                every experiment
seqscope help [ID]                    this, or an experiment and its fields
seqscope run ID [options]             run one experiment without a display
    --set NAME=VALUE                  a field; repeatable
    --values F.json                   many fields at once
    --preset quick|full               starting values (quick)
    --device cpu|cuda|cuda:N          (cuda where one can be used and the preset is full, else cpu)
    --seed N                          (0)
    --threads N                       (all cores; changes no number)
    --figure F.svg|F.pdf|F.png        repeatable; --size WxH in millimetres (160x100),
                                      --theme light|dark (light), --dpi N for PNG (300),
                                      --view X,Y,W,H the part of the picture, of 1 (0,0,1,1)
    --against NAME=VALUE              repeatable: beside a run that has these in place
    --compare beside|difference       (beside) how: A | B, or A − B of what both show
    --data F.json                     numbers and data (- is standard output);
                                      F.jsonl: samples to train on, of experiments that make them
    --weights F.safetensors           what a training experiment made
    --quiet                           no progress, no messages but errors
seqscope sweep ID --over NAME=a,b,c   one row of numbers for each combination, as CSV; --over is
                                      repeatable, other options as run; values of a list field are
                                      separated by ;
seqscope bench [--model M] [--prefill 512] [--decode 128] [--threads N] [--device D] [--json]
seqscope --startup-report F.json      open the window, write how long it took, leave
seqscope --screenshot F.png [FILE]... open the window, take its picture, leave
seqscope --renderer auto|opengl|raster    how the window draws (as in the settings)
seqscope --device cpu|cuda|cuda:N     what the window computes on (as in the settings)
seqscope --language en|de|ja|pseudo   of the window (as in the settings)
seqscope --version

Texts: the literal text, @FILE, bundled:NAME, or text: before a literal that begins like one.
Models: a name from the model list, a .gguf file, or a Hugging Face folder.
Exit status: 0 done, 1 the run failed, 2 wrong usage, 130 interrupted.
)";

} // namespace seq
