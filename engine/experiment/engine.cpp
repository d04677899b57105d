#include "engine/experiment/engine.h"

#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/base/suggestion.h"
#include "engine/cpu/isa.h"
#include "engine/tensor/gguf.h"

#include <algorithm>
#include <fstream>
#include <thread>

namespace seq {

namespace fs = std::filesystem;

Engine::Engine(Device device, int threads)
    : device_(device)
    , pool_(std::make_unique<ThreadPool>(
          std::max(0, (threads > 0 ? threads : int(std::thread::hardware_concurrency())) - 1)))
{
}

int Engine::threads() const
{
    return pool_->workers() + 1;
}

std::string Engine::instructionSet() const
{
    return toString(activeIsa());
}

std::shared_ptr<const LoadedModel> Engine::model(const ModelRef& ref)
{
    const fs::path path = ref.path();
    const std::lock_guard guard(lock_); // two panels that ask at once load once
    auto& held = models_[path.string()];
    if (!held) {
        auto loaded = std::make_shared<LoadedModel>();
        loaded->model = loadLanguageModel(path);
        loaded->tokenizer = path.extension() == ".gguf" ? loadTokenizer(*GgufFile::open(path))
                                                        : loadTokenizer(path);
        loaded->name = ref.written;
        held = std::move(loaded);
    }
    return held;
}

namespace {

fs::path tokenizerFolder()
{
    return resourceFolder() / "tokenizers";
}

std::string shippedName(const fs::path& file)
{
    std::string name = file.filename();
    for (const std::string_view end : {".json.gz", ".model.gz", ".json", ".model", ".tiktoken.gz"})
        if (name.ends_with(end)) return name.substr(0, name.size() - end.size());
    return {};
}

fs::path findTokenizer(const std::string& name)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(tokenizerFolder(), ignored))
        if (shippedName(entry.path()) == name) return entry.path();
    const auto models = listedModels();
    if (std::ranges::find(models, name, &ListedModel::name) != models.end())
        return ModelRef{name}.path();
    if (fs::exists(name, ignored)) return name;
    std::vector<std::string> names = listedTokenizers();
    for (const ListedModel& model : models)
        names.push_back(model.name);
    throw notFound(
        "\"{}\" is neither a tokenizer file nor a known name{}", name, suggestion(name, names));
}

} // namespace

std::vector<std::string> listedTokenizers()
{
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(tokenizerFolder(), ignored))
        if (const std::string name = shippedName(entry.path()); !name.empty())
            names.push_back(name);
    std::ranges::sort(names);
    return names;
}

std::shared_ptr<const Tokenizer> Engine::tokenizer(const std::string& name)
{
    const fs::path path = findTokenizer(name);
    const std::lock_guard guard(lock_);
    auto& held = tokenizers_[path.string()];
    if (!held)
        held = path.extension() == ".gguf" ? loadTokenizer(*GgufFile::open(path))
                                           : loadTokenizer(path);
    return held;
}

std::size_t Engine::memoryAvailable() const
{
    std::ifstream info("/proc/meminfo");
    for (std::string word; info >> word;)
        if (std::size_t kibibytes; word == "MemAvailable:" && info >> kibibytes)
            return kibibytes * 1024;
    return std::size_t(4) << 30; // unknown: what any machine that runs this has
}

} // namespace seq
