#pragma once
#include "engine/text/load.h"

#include <nlohmann/json.hpp>

namespace seq {

// A tokenizer.json while it is read. Sorted keys: the ordered kind is quadratic in the vocabulary.
struct JsonTokenizer {
    std::string name;
    nlohmann::json file;
    PipelineParts parts;
    std::shared_ptr<Vocabulary> vocabulary = std::make_shared<Vocabulary>();
    bool byteLevel = false; // tokens are spelled in the byte alphabet

    const nlohmann::json& model() const { return file.at("model"); }
};

void readBytePair(JsonTokenizer&);
void readPreTokenizer(JsonTokenizer&);
void readAddedTokens(JsonTokenizer&); // after the model
void readPostProcessor(JsonTokenizer&);

} // namespace seq
