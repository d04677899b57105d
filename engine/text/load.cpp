#include "engine/text/load.h"

#include "engine/base/error.h"
#include "engine/tensor/gguf.h"

#include <array>

namespace seq {

namespace fs = std::filesystem;

namespace {

std::string stem(const std::string& name) // without .gz
{
    return name.ends_with(".gz") ? name.substr(0, name.size() - 3) : name;
}

fs::path insideFolder(const fs::path& folder)
{
    std::error_code ignored;
    for (const char* name : {"tokenizer.json", "tokenizer.model", "spiece.model", "vocab.txt"})
        for (const char* packed : {"", ".gz"})
            if (const fs::path path = folder / (std::string(name) + packed);
                fs::is_regular_file(path, ignored))
                return path;
    throw notFound("{} holds no tokenizer: wanted is tokenizer.json, tokenizer.model, spiece.model "
                   "or vocab.txt",
        folder.string());
}

} // namespace

PipelineParts loadParts(const TokenFile& file)
{
    const std::string name = stem(file.name);
    if (name.ends_with(".json")) return loadTokenizerJson(file);
    if (name.ends_with(".tiktoken")) return loadTiktoken(file);
    if (name.ends_with(".model")) return loadSentencePiece(file);
    if (name.ends_with("vocab.txt")) return loadVocabTxt(file);
    throw unsupported("{} is no tokenizer known here: wanted is tokenizer.json, .model, vocab.txt, "
                      ".tiktoken or .gguf (also .gz)",
        file.path.string());
}

std::shared_ptr<const Tokenizer> loadTokenizer(const fs::path& path)
{
    std::error_code ignored;
    const fs::path file = fs::is_directory(path, ignored) ? insideFolder(path) : path;
    if (file.extension() == ".gguf") return loadTokenizer(*GgufFile::open(file));
    return std::make_shared<PipelineTokenizer>(loadParts(readTokenFile(file)));
}

} // namespace seq
