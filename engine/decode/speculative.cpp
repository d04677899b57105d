#include "engine/decode/speculative.h"

#include "engine/base/error.h"
#include "engine/decode/sequence_pass.h"
#include "engine/decode/writer.h"

#include <algorithm>

namespace seq {

namespace {

double probabilityOf(const Kept& kept, Token token)
{
    const auto found = std::ranges::lower_bound(kept.ids, token);
    if (found == kept.ids.end() || *found != token) return 0;
    return kept.probability(std::size_t(found - kept.ids.begin()));
}

struct Draft {
    std::vector<Token> ids;
    std::vector<Kept> from; // what each was drawn from; empty: they were not drawn
};

void check(const ModelInfo& model, const SpeculativeOptions& s)
{
    if (s.draft != SpeculativeOptions::Layers) return;
    if (s.tokens < 1) throw badInput("{} tokens cannot be drafted: 1 or more can", s.tokens);
    if (s.layers < 1 || s.layers >= model.layers)
        throw badInput(
            "{} layers cannot draft for {}: 1 to {} can", s.layers, model.name, model.layers - 1);
}

class Speculator {
public:
    Speculator(const LanguageModel& model, std::span<const Token> prompt,
        const GenerateOptions& options, const SpeculativeOptions& speculative,
        const GenerateProgress& progress)
        : options_(options)
        , speculative_(speculative)
        , writer_(model, prompt, options, progress)
        , pass_(model, options.precision)
    {
    }

    Generated run()
    {
        const std::vector<Token> prompt(writer_.ids().begin(), writer_.ids().end());
        const Tensor logits = pass_.read(prompt, [&] { writer_.tell(); });
        write(logits, 0, {}, 0);
        while (!writer_.done())
            round();
        return std::move(writer_.out());
    }

private:
    // The last token and a draft after it, through the model at once; then as many as it confirms,
    // and one more.
    void round()
    {
        const Draft draft = drafted();
        std::vector<Token> rows{writer_.ids().back()};
        rows.insert(rows.end(), draft.ids.begin(), draft.ids.end());
        const Tensor logits = pass_.extend(rows);
        ++writer_.out().passes;
        writer_.out().drafted += int(draft.ids.size());
        for (std::size_t i = 0; i < rows.size() && !writer_.done(); ++i)
            if (!write(logits, std::int64_t(i), draft, i)) break;
        pass_.truncate(int(writer_.ids().size()) - 1);
    }

    // Appends the token that the row leads to; whether it is the draft's i-th.
    bool write(const Tensor& logits, std::int64_t row, const Draft& draft, std::size_t i)
    {
        const auto scores = rowOf(logits, row);
        Processed p = writer_.process(scores);
        Token token = -1;
        const bool compared = i < draft.ids.size();
        if (compared && i < draft.from.size() && writer_.forced() < 0)
            token = accepted(p.row.kept(), draft.from[i], draft.ids[i]);
        else
            token = writer_.choose(p.row);
        const bool confirmed = compared && token == draft.ids[i];
        writer_.out().accepted += confirmed;
        writer_.append(token, scores, std::move(p));
        return confirmed;
    }

    // The drafted token with probability min(1, p / q), else one of the residual.
    Token accepted(const Kept& p, const Kept& q, Token token) const
    {
        const auto step = std::uint32_t(writer_.step());
        const double r = options_.random.uniform(RandomStream::Acceptance, step);
        if (r * probabilityOf(q, token) < probabilityOf(p, token)) return token;
        return draw(residual(p, q), options_.random.uniform(RandomStream::Sampling, step, 1));
    }

    Draft drafted()
    {
        const int room = options_.length - writer_.step() - 1;
        if (speculative_.draft == SpeculativeOptions::Layers) return fromLayers(room);
        const int count = std::min(room, SpeculativeOptions::kLookup);
        return {lookUp(writer_.ids(), options_.pipeline.ends, count), {}};
    }

    Draft fromLayers(int room)
    {
        Draft draft;
        const int length = pass_.length();
        Token last = writer_.ids().back();
        for (int i = 0; i < std::min(room, speculative_.tokens); ++i) {
            const Tensor logits = pass_.glimpse(last, speculative_.layers);
            ScoreRow row(rowOf(logits, 0));
            if (!writer_.foresee(row, draft.ids)) break;
            last = writer_.choose(row, writer_.step() + i);
            const double confidence = probabilityOf(row.kept(), last);
            draft.ids.push_back(last);
            if (options_.draws) draft.from.push_back(row.kept());
            if (writer_.ends(last) || confidence < speculative_.confidence) break;
        }
        pass_.truncate(length);
        return draft;
    }

    const GenerateOptions& options_;
    const SpeculativeOptions& speculative_;
    Writer writer_;
    SequencePass pass_;
};

} // namespace

std::vector<Token> lookUp(std::span<const Token> ids, std::span<const Token> ends, int count)
{
    for (const std::size_t n : {std::size_t(2), std::size_t(1)}) {
        if (ids.size() <= n) continue;
        const auto last = ids.last(n);
        for (std::size_t i = 0; i + n < ids.size(); ++i) {
            if (!std::ranges::equal(ids.subspan(i, n), last)) continue;
            const auto after = ids.subspan(i + n).first(
                std::min(ids.size() - i - n, std::size_t(std::max(0, count))));
            const auto end = std::ranges::find_first_of(after, ends);
            return {after.begin(), end};
        }
    }
    return {};
}

Kept residual(const Kept& p, const Kept& q)
{
    Kept rest = p;
    rest.mass = 0;
    for (std::size_t i = 0; i < p.ids.size(); ++i) {
        const double left = p.probability(i) - probabilityOf(q, p.ids[i]);
        rest.weights[i] = float(std::max(left, 0.));
        rest.mass += double(rest.weights[i]);
    }
    return rest.mass > 0 ? rest : p;
}

Generated speculate(const LanguageModel& model, std::span<const Token> prompt,
    const GenerateOptions& options, const SpeculativeOptions& speculative,
    const GenerateProgress& progress)
{
    check(model.info(), speculative);
    return Speculator(model, prompt, options, speculative, progress).run();
}

} // namespace seq
