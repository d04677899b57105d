#pragma once
#include <QFile>
#include <QTemporaryDir>
#include <string>

namespace seq {

// The folder of a model that is here on every machine: random weights of three layers, 6 heads of
// 8, 256 positions, with a tokenizer of letters. As long as the program.
inline std::string tinyModel()
{
    static const QTemporaryDir folder;
    const QString source = QStringLiteral(SEQSCOPE_SOURCE "/tests/data/tiny_models/llama/");
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

} // namespace seq
