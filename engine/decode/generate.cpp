#include "engine/decode/generate.h"

#include "engine/decode/sequence_pass.h"
#include "engine/decode/writer.h"

namespace seq {

Generated generate(const LanguageModel& model, std::span<const Token> prompt,
    const GenerateOptions& options, const GenerateProgress& progress)
{
    Writer writer(model, prompt, options, progress);
    SequencePass pass(model, options.precision);
    Tensor logits = pass.read(prompt, [&] { writer.tell(); });
    while (true) {
        Processed p = writer.process(rowOf(logits, 0));
        const Token token = writer.choose(p.row);
        writer.append(token, rowOf(logits, 0), std::move(p));
        if (writer.done()) return std::move(writer.out());
        logits = pass.extend({&token, 1});
        ++writer.out().passes;
    }
}

} // namespace seq
