#pragma once
// The reference decodings of SmolLM2 (tests/data/README.md).
#include "engine/base/json.h"
#include "engine/nn/language_model.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace seq {

struct DecodingCase {
    std::string name;
    std::vector<Token> prompt;
    Json args;
    std::vector<std::vector<Token>> sequences; // generated ids, padding after the end token cut off
};

// Those whose arguments `wanted` takes, in the order of the file.
template <class F> std::vector<DecodingCase> decodingCases(F wanted)
{
    const Json all = readJson(SEQSCOPE_SOURCE "/tests/data/smollm2/decoding.json");
    std::vector<DecodingCase> cases;
    for (const Json& c : all["cases"]) {
        if (!wanted(c["args"])) continue;
        DecodingCase one{c["prompt"].get<std::string>(), c["prompt_ids"].get<std::vector<Token>>(),
            c["args"], {}};
        for (auto ids : c["sequences"].get<std::vector<std::vector<Token>>>()) {
            const auto end = std::find(ids.begin(), ids.end(), c["eos"].get<Token>());
            if (end != ids.end()) ids.erase(end + 1, ids.end());
            one.sequences.push_back(std::move(ids));
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

} // namespace seq
