#pragma once
#include "engine/base/random.h"

#include <QFile>
#include <QTemporaryDir>
#include <map>
#include <string>

namespace seq {

// The folder of a model that is here on every machine: random weights of three layers, 6 heads of
// 8, 256 positions (llama; others are like it), with a tokenizer of letters, which puts a token
// before and one behind. As long as the program.
inline std::string tinyModel(const char* which = "llama")
{
    static std::map<std::string, QTemporaryDir> folders;
    const QTemporaryDir& folder = folders[which];
    const QString source = SEQSCOPE_SOURCE "/tests/data/tiny_models/" + QString(which) + "/";
    for (const char* name : {"config.json", "model.safetensors"})
        QFile::copy(source + name, folder.filePath(name));
    QFile vocabulary(folder.filePath("vocab.txt"));
    if (!vocabulary.exists() && vocabulary.open(QIODevice::WriteOnly)) {
        QByteArrayList tokens{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
        for (char c = 'a'; c <= 'z'; ++c)
            tokens << QByteArray(1, c) << "##" + QByteArray(1, c);
        for (const char c : std::string_view("0123456789.,;:!?'\"()-+*/=<>_|#&%$@[]{}"))
            tokens << QByteArray(1, c);
        constexpr int kVocabulary = 96; // of the model
        while (tokens.size() < kVocabulary)
            tokens << "[unused" + QByteArray::number(tokens.size()) + "]";
        vocabulary.write(tokens.join('\n'));
    }
    return folder.path().toStdString();
}

// Random words that are so many tokens for its tokenizer.
inline std::string letters(std::uint64_t seed, std::size_t tokens)
{
    Rng rng(seed);
    std::string text;
    for (std::size_t i = 0; i + 2 < tokens; ++i) { // two are the tokenizer's
        if (rng.below(6) == 0) text += ' ';
        text += char('a' + rng.below(26));
    }
    return text;
}

} // namespace seq
