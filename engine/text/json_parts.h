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

    const nlohmann::json& part(const char* key) const; // null if absent
    // The part's steps: a Sequence (its items under `list`) flattened, null as none.
    std::vector<const nlohmann::json*> steps(const char* key, const char* list) const;
    std::int32_t idOf(const std::string& token) const; // throws: not in the vocabulary
};

// Null and absent read as the default.
bool jsonFlag(const nlohmann::json&, const char* key, bool otherwise = false);
std::string jsonText(const nlohmann::json&, const char* key);

void readNormalizer(JsonTokenizer&);
void readPreTokenizer(JsonTokenizer&);
void readModel(JsonTokenizer&);
void readAddedTokens(JsonTokenizer&); // after the model and the normaliser
void readPostProcessor(JsonTokenizer&);
void readDecoder(JsonTokenizer&);

} // namespace seq
