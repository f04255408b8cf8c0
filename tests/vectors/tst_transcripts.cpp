// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded taps, played back: the desk says the same APDUs again, byte for byte, and comes to the same end.
#include "tests/support/suite.h"
#include "tests/support/tapdesk.h"
#include "tests/support/transcript.h"
#include "tests/support/transcriptfolder.h"
#include "tests/support/wait.h"

#include <QJsonArray>

using namespace naru;
using test::Transcript;

namespace {
constexpr int waitMs = 10'000;

/// Endings and APDUs of a replay, in the form of its expectation.
QJsonObject replay(const Transcript& transcript, QString& deviation)
{
    test::ReplayLink link(transcript);
    test::TapDesk desk(link, transcript.trust, *parseRfc3339(transcript.at), transcript.seed);
    QJsonArray endings;
    desk.begin();
    while (test::waitFor([&] { return desk.isOver() || !link.deviation.isEmpty(); }, waitMs)) {
        if (!link.deviation.isEmpty())
            break;
        endings.append(desk.verdict ? QLatin1StringView(desk.accepted() ? "accept" : "reject")
                                    : QLatin1StringView(desk.fault->name()));
        test::waitFor([&] { return link.isOver(); }, 50); // the goodbye
        if (link.isOver())
            break;
        desk.begin();
    }
    deviation = link.deviation;
    if (deviation.isEmpty() && !link.isOver())
        deviation = QStringLiteral("ends before the transcript does");
    return {{QStringLiteral("endings"), endings},
        {QStringLiteral("apdus"), transcript.count(Transcript::Event::Kind::Command)}};
}
} // namespace

class TranscriptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replays_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& file :
            test::transcriptFolder().entryList({QStringLiteral("*.apdus")}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file)) << file.chopped(6);
    }
    void replays()
    {
        QFETCH(QString, name);
        const auto transcript = Transcript::parse(test::transcriptFile(name + QStringLiteral(".apdus")));
        QVERIFY(transcript);
        QString deviation;
        const QJsonObject actual = replay(*transcript, deviation);
        QVERIFY2(deviation.isEmpty(), qPrintable(deviation));
        QVERIFY2(test::isAsExpected(name, actual),
            qPrintable(name + QStringLiteral(".actual.json differs from what is expected")));
    }

    void thereAreEnough() { QVERIFY(test::transcriptFolder().entryList({QStringLiteral("*.apdus")}).size() >= 25); }

    void seesADeskThatSaysSomethingElse()
    {
        auto transcript = Transcript::parse(test::transcriptFile(QStringLiteral("static-240.apdus")));
        QVERIFY(transcript);
        QString deviation;
        for (Transcript::Event& event : transcript->events) {
            if (event.kind == Transcript::Event::Kind::Command && event.bytes.startsWith(QByteArray::fromHex("00c3")))
                event.bytes.back() = static_cast<char>(event.bytes.back() ^ 1);
        }
        replay(*transcript, deviation);
        QVERIFY(!deviation.isEmpty());
    }

    void readsWhatItWrites()
    {
        const QByteArray text = test::transcriptFile(QStringLiteral("lost-amid-the-answer.apdus"));
        const auto transcript = Transcript::parse(text);
        QVERIFY(transcript);
        QCOMPARE(transcript->encode(), text);
        for (const QByteArray& wrong : {text + "> 0\n", text + "< zz\n", text + "! no.such_fault\n", text + "+ 00\n",
                 text + "about again\n", text.mid(text.indexOf('\n') + 1), QByteArray()})
            QVERIFY(!Transcript::parse(wrong));
    }
};

NARU_TEST(TranscriptsTest)
#include "tst_transcripts.moc"
