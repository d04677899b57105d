#pragma once
#include "engine/cpu/isa.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

// Runs this test program again with every other instruction set that the machine has.
inline void testOtherIsas()
{
    if (qEnvironmentVariableIsSet("SEQSCOPE_ISA")) QSKIP("this is the run for one instruction set");
    int others = 0;
    for (seq::Isa isa : {seq::Isa::Plain, seq::Isa::Avx2, seq::Isa::Avx512}) {
        if (isa == seq::activeIsa() || !seq::machineHas(isa)) continue;
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SEQSCOPE_ISA", seq::toString(isa));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(), {"-silent"});
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            (QByteArray(seq::toString(isa)) + ":\n" + process.readAll()).constData());
        ++others;
    }
    qInfo("%d other instruction sets", others);
}
