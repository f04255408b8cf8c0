// SPDX-License-Identifier: GPL-3.0-or-later
// Every seed and every vector through every target once: an input that ever broke one is kept as a seed.
#include "tests/fuzz/target.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;

namespace {
constexpr qint64 fileBytesMax = 256 * 1024; ///< larger ones are lists of certificates that other tests read

/// The texts in a JSON vector that stand for bytes: hexadecimal, PEM, mdoc: links.
void collect(const QJsonValue& value, QList<QByteArray>& inputs)
{
    if (value.isString() && value.toString().size() >= 8)
        inputs.append(fuzz::unhexed(value.toString().toUtf8()));
    const QJsonArray elements = value.toArray();
    for (const auto& element : elements)
        collect(element, inputs);
    for (const auto& member : value.toObject())
        collect(member, inputs);
}

QList<QByteArray> inputsOf(const QString& path)
{
    QFile file(path);
    if (file.size() > fileBytesMax || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray content = file.readAll();
    QList<QByteArray> inputs{content};
    if (const QByteArray bytes = fuzz::unhexed(content); bytes != content)
        inputs.append(bytes);
    const auto json = QJsonDocument::fromJson(content);
    collect(json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()), inputs);
    return inputs;
}

QList<QByteArray> inputsUnder(const QString& folder)
{
    QList<QByteArray> inputs;
    for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        inputs += inputsOf(it.next());
    return inputs;
}

/// The input in memory that ends where it ends, so that a sanitizer sees a read past it.
void run(const fuzz::Target& target, const QByteArray& input)
{
    const std::vector<char> exact(input.begin(), input.end());
    target.run(QByteArray::fromRawData(exact.data(), static_cast<qsizetype>(exact.size())));
}
} // namespace

class FuzzReplayTest : public QObject {
    Q_OBJECT

    static void addTargets()
    {
        QTest::addColumn<fuzz::Target>("target");
        for (const fuzz::Target& target : fuzz::targets())
            QTest::newRow(target.name) << target;
    }
    static void replay(const fuzz::Target& target, const QList<QByteArray>& inputs)
    {
        for (const QByteArray& input : inputs)
            run(target, input);
    }

private Q_SLOTS:
    void everyTargetHasSeeds_data() { addTargets(); }
    void everyTargetHasSeeds()
    {
        QFETCH(fuzz::Target, target);
        const QDir seeds(QStringLiteral(NARU_SOURCE_DIR "/tests/fuzz/corpus/") + QLatin1StringView(target.name));
        QVERIFY(!seeds.entryList(QDir::Files).isEmpty());
    }

    void outlivesEverySeed_data() { addTargets(); }
    void outlivesEverySeed()
    {
        QFETCH(fuzz::Target, target);
        static const auto inputs = inputsUnder(QStringLiteral(NARU_SOURCE_DIR "/tests/fuzz/corpus"))
            + inputsUnder(QStringLiteral(NARU_SOURCE_DIR "/tests/unit/data"));
        QVERIFY(inputs.size() > 20);
        replay(target, inputs);
        run(target, {});
    }

    void outlivesEveryDefect_data() { addTargets(); }
    void outlivesEveryDefect()
    {
        QFETCH(fuzz::Target, target);
        static const auto inputs = inputsUnder(QStringLiteral(NARU_SOURCE_DIR "/tests/vectors"));
        QVERIFY(inputs.size() > 100);
        replay(target, inputs);
    }

    void outlivesEverySharedVector_data() { addTargets(); }
    void outlivesEverySharedVector()
    {
        QFETCH(fuzz::Target, target);
        if (!QDir(test::sharedVectors()).exists())
            QSKIP("no shared vectors");
        static const auto inputs = inputsUnder(test::sharedVectors());
        replay(target, inputs);
    }
};

NARU_TEST(FuzzReplayTest)
#include "tst_replay.moc"
