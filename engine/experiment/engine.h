#pragma once
#include "engine/base/thread_pool.h"
#include "engine/experiment/params.h"
#include "engine/nn/language_model.h"
#include "engine/tensor/tensor.h"
#include "engine/text/tokenizer.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace seq {

struct LoadedModel {
    std::shared_ptr<const LanguageModel> model;
    std::shared_ptr<const Tokenizer> tokenizer;
    std::string name; // as the model list or the file says it
};

// The machine as experiments see it: one device, one pool, and what has been loaded so far.
class Engine {
public:
    explicit Engine(Device = {}, int threads = 0); // 0: all cores
    Device device() const; // the CPU once the one that was asked for is lost
    int threads() const;
    std::string instructionSet() const; // "avx512-vnni", "avx2", "plain"
    ThreadPool& pool() { return *pool_; }
    std::shared_ptr<const LoadedModel> model(const ModelRef&); // loaded once, shared
    // A model's, a shipped one's name, or a path.
    std::shared_ptr<const Tokenizer> tokenizer(const std::string&);
    // What was loaded under this name; null: nothing yet. For provenance.
    std::shared_ptr<const LoadedModel> loadedModel(const ModelRef&) const;
    std::shared_ptr<const Tokenizer> loadedTokenizer(const std::string&) const;
    std::size_t memoryAvailable() const; // bytes of the device that a run may still ask for
    void finish() const; // waits until what this thread asked of the device is done

private:
    const Device device_; // that was asked for
    std::unique_ptr<ThreadPool> pool_;
    mutable std::mutex lock_;
    // By path, and by each name that was asked for.
    std::map<std::string, std::shared_ptr<const LoadedModel>> models_;
    std::map<std::string, std::shared_ptr<const Tokenizer>> tokenizers_;
};

// The model list (resources/models.json): names, files, what each is, how to get it.
struct ListedModel {
    std::string name, file, title, licence, obtain;
    std::filesystem::path path; // where it would be
    bool present = false;
};
std::vector<ListedModel> listedModels();
std::vector<std::string> listedTokenizers(); // shipped in resources/tokenizers, by name

} // namespace seq
