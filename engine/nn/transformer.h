#pragma once
#include "engine/nn/transformer_config.h"
#include "engine/ops/prefill.h"

#include <mutex>
#include <span>

namespace seq {

// Where the weights lie, for their hash: bytes that live as long as the model.
struct ModelFile {
    std::shared_ptr<const void> keeper;
    std::span<const std::byte> bytes;
};

class Transformer final : public LanguageModel {
public:
    static constexpr std::int64_t kChunk = 512; // rows that go through the layers at once
    static constexpr std::int64_t kDeviceChunk
        = 4096; // the same on a GPU, which needs more to be busy
    static constexpr std::int64_t kPrefillRows = 64; // fewer go op by op: float32 costs them little

    Transformer(TransformerConfig, TransformerWeights, std::vector<ModelFile>);
    const ModelInfo& info() const override { return config_.info; }
    std::string hash() const override;
    Tensor forward(const Batch&, const Forward&) const override;
    Tensor project(const Tensor& hidden, Precision) const override;
    std::shared_ptr<const LanguageModel> on(Device) const override;
    Tensor embed(std::span<const Token>) const override;
    std::vector<Token> extend(KvCache&, int sequence, Token last, int count, const TokenChoice&,
        Precision, std::vector<TokenScores>*) const override;
    bool extendsAtOnce() const override { return decoder() != nullptr; }

private:
    Decoder* decoder() const; // of a GPU; null: none for this model
    Prefill* prefill() const; // likewise
    Tensor decode(KvCache&, std::span<const Segment>, std::span<const Token>, const Forward&) const;

    TransformerConfig config_;
    TransformerWeights weights_;
    std::vector<ModelFile> files_;
    mutable std::once_flag hashed_;
    mutable std::string hash_;
    mutable std::once_flag prepared_;
    mutable std::unique_ptr<Decoder> decoder_;
    mutable std::once_flag prefillMade_;
    mutable std::unique_ptr<Prefill> prefill_;
};

} // namespace seq
