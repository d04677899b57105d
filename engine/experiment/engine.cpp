#include "engine/experiment/engine.h"

#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/base/suggestion.h"
#include "engine/cpu/isa.h"
#include "engine/tensor/device.h"
#include "engine/tensor/lost_device.h"

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

Device Engine::device() const
{
    return isLost(device_) ? Device{} : device_;
}

int Engine::threads() const
{
    return pool_->workers() + 1;
}

std::string Engine::instructionSet() const
{
    return toString(activeIsa());
}

namespace {

std::string keyOf(const fs::path& path)
{
    std::error_code ignored;
    const fs::path real = fs::weakly_canonical(path, ignored);
    return (ignored ? path : real).string();
}

} // namespace

std::shared_ptr<const LoadedModel> Engine::model(const ModelRef& ref)
{
    const fs::path path = ref.path();
    const std::string key = keyOf(path);
    const std::lock_guard guard(lock_); // two panels that ask at once load once
    const Device here = device();
    std::erase_if(models_, [](const auto& each) { // their weights went with it
        return each.second && isLost(each.second->model->info().device);
    });
    auto& held = models_[key];
    if (!held) {
        auto loaded = std::make_shared<LoadedModel>();
        loaded->model = loadLanguageModel(path);
        if (here != loaded->model->info().device) loaded->model = loaded->model->on(here);
        loaded->tokenizer = loadTokenizer(path);
        loaded->name = ref.written;
        held = std::move(loaded);
    }
    return models_[ref.written] = held;
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
    if (fs::path(name).has_parent_path() || fs::path(name).has_extension())
        throw notFound("there is no tokenizer file {}", name);
    throw badValue(
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
    const std::string key = keyOf(path);
    const std::lock_guard guard(lock_);
    auto& held = tokenizers_[key];
    if (!held) {
        const auto model = models_.find(key);
        const bool there = model != models_.end() && model->second;
        held = there ? model->second->tokenizer : loadTokenizer(path);
    }
    return tokenizers_[name] = held;
}

std::shared_ptr<const LoadedModel> Engine::loadedModel(const ModelRef& ref) const
{
    const std::lock_guard guard(lock_);
    const auto held = models_.find(ref.written);
    return held == models_.end() ? nullptr : held->second;
}

std::shared_ptr<const Tokenizer> Engine::loadedTokenizer(const std::string& name) const
{
    const std::lock_guard guard(lock_);
    const auto held = tokenizers_.find(name);
    return held == tokenizers_.end() ? nullptr : held->second;
}

void Engine::finish() const
{
    const Device here = device();
    if (here.kind == Device::Cuda) cudaBackend().finish(here.index);
}

std::size_t Engine::memoryAvailable() const
{
    const Device here = device();
    if (here.kind == Device::Cuda) return std::size_t(cudaBackend().memoryAvailable(here.index));
    std::ifstream info("/proc/meminfo");
    for (std::string word; info >> word;)
        if (std::size_t kibibytes; word == "MemAvailable:" && info >> kibibytes)
            return kibibytes * 1024;
    return std::size_t(4) << 30; // unknown: what any machine that runs this has
}

} // namespace seq
