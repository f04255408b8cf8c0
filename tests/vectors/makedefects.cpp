// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the project's own vectors anew: `make_defects tests/vectors/defects`. What is expected of each comes from its
// description, never from what the verifier says. Signatures are drawn afresh, so the bytes differ from run to run.
#include "app/identity/mdl/session.h"
#include "tests/vectors/defect.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace naru::test {

namespace {
QString hex(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject toJson(const Expected& expected)
{
    QJsonObject object{{QStringLiteral("overall"), expected.overall},
        {QStringLiteral("failed_checks"), QJsonArray::fromStringList(expected.failed)},
        {QStringLiteral("reasons"), QJsonArray::fromStringList(expected.reasons)}};
    if (!expected.undone.isEmpty())
        object.insert(QStringLiteral("null_checks"), QJsonArray::fromStringList(expected.undone));
    if (expected.released.isEmpty())
        return object;
    QJsonObject released;
    for (auto it = expected.released.begin(); it != expected.released.end(); ++it)
        released.insert(it.key(), QJsonArray::fromStringList(it.value()));
    object.insert(QStringLiteral("released"), released);
    return object;
}

QJsonObject make(const Defect& defect, quint64 seed)
{
    MdocMaker maker(seed);
    defect.plant(maker);
    const MadeMdoc made = maker.make();
    QJsonObject object{{QStringLiteral("about"), defect.about}, {QStringLiteral("response"), hex(made.response)},
        {QStringLiteral("transcript"), hex(made.transcript)},
        {QStringLiteral("trust"), QString::fromLatin1(made.trustPem)}, {QStringLiteral("at"), defect.at},
        {QStringLiteral("expected"), toJson(defect.expected)}};
    if (maker.useMac && defect.readerKey == Defect::ReaderKey::Given)
        object.insert(QStringLiteral("readerKey"), QString::fromLatin1(made.readerKeyPem));
    if (defect.asked)
        object.insert(QStringLiteral("request"),
            hex(identity::mdl::makeDeviceRequest(*defect.asked, nullptr, maker.transcript())));
    return object;
}
} // namespace

int makeDefects(const QString& folder)
{
    const Defects all = soundDefects() + certificateDefects() + issuerDefects() + deviceDefects() + encodingDefects()
        + releaseDefects();
    quint64 seed = 1;
    for (const Defect& defect : all) {
        QFile file(QDir(folder).filePath(defect.name + QStringLiteral(".json")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return 1;
        file.write(QJsonDocument(make(defect, seed++)).toJson());
    }
    std::printf("%lld vectors\n", static_cast<long long>(all.size()));
    return 0;
}

} // namespace naru::test

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("make_defects FOLDER\n", stderr);
        return 2;
    }
    return naru::test::makeDefects(QString::fromLocal8Bit(argv[1]));
}
