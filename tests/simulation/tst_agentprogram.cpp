// SPDX-License-Identifier: GPL-3.0-or-later
// `naructl sync run` beside a real hub: the program that carries a record for weeks.
#include "tests/support/hublife.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;

class AgentProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesUntilItIsStopped()
    {
        Life life;
        QVERIFY2(life.hub.start(), life.hub.errors().constData());
        const QString data = life.folder.filePath(word("desk"));
        QCOMPARE(Life::enrol(data, life.sheet()).exit, 0);
        const auto note = [&](const char* text) {
            return Life::naructl(data, {word("journal"), word("note"), word(text)}).exit;
        };
        const auto status = [&] { return Life::naructl(data, {word("sync"), word("status"), word("--json")}); };
        QCOMPARE(note("인수인계"), 0);
        QVERIFY(status().json[word("unsent")].toInt() > 0);

        QProcess agent;
        agent.start(
            word(NARU_BINARY_DIR "/bin/naructl"), {word("--data"), data, word("sync"), word("run"), word("--json")});
        bool isSent = false;
        while (!isSent && (agent.canReadLine() || agent.waitForReadyRead(longMs)))
            isSent = QJsonDocument::fromJson(agent.readLine())[word("unsent")].toInt(1) == 0;
        QVERIFY2(isSent, agent.readAllStandardError().constData());
        const QString program = QFile::symLinkTarget(QStringLiteral("/proc/%1/exe").arg(agent.processId()));
        QCOMPARE(program, QFileInfo(word(NARU_BINARY_DIR "/bin/naru-agent")).canonicalFilePath());
        QVERIFY(note("그 사이") != 0); // one writer for a record, and it is the agent
        QVERIFY(agent.state() == QProcess::Running);

        agent.kill();
        QVERIFY(agent.waitForFinished(longMs));
        QCOMPARE(status().json[word("unsent")].toInt(), 0);
        QCOMPARE(status().exit, 0);
        QCOMPARE(note("다시"), 0);
        QCOMPARE(status().json[word("unsent")].toInt(), 1);
    }
};

NARU_TEST(AgentProgramTest)
#include "tst_agentprogram.moc"
