// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

namespace {

constexpr int waitMs = 30'000;
const QString poi = QStringLiteral("S1F2-000158213605588");

/// `naru-sim terminal` as a program of its own, told what to do over its input.
class TerminalProgram {
public:
    explicit TerminalProgram(const QTemporaryDir& folder)
        : m_folder(folder)
    {
        QFile passphrase(folder.filePath(QStringLiteral("passphrase")));
        if (passphrase.open(QIODevice::WriteOnly))
            passphrase.write("a passphrase of this test");
    }
    ~TerminalProgram()
    {
        m_process.closeWriteChannel();
        m_process.kill();
        m_process.waitForFinished();
    }
    bool start()
    {
        m_process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru-sim"),
            {QStringLiteral("terminal"), QStringLiteral("--headless"), QStringLiteral("--poi"), poi,
                QStringLiteral("--key-id"), QStringLiteral("desk-1"), QStringLiteral("--key-version"),
                QStringLiteral("3"), QStringLiteral("--passphrase-file"),
                m_folder.filePath(QStringLiteral("passphrase")), QStringLiteral("--certificate-out"),
                m_folder.filePath(QStringLiteral("terminal.pem")), QStringLiteral("--card-after"),
                QStringLiteral("0")});
        url = line().value(QStringLiteral("url")).toString();
        return !url.isEmpty();
    }
    QJsonObject tell(const QByteArray& command)
    {
        m_process.write(command + '\n');
        for (;;) {
            const QJsonObject answer = line();
            if (!answer.contains(QStringLiteral("event")))
                return answer;
        }
    }
    int requests()
    {
        return tell(R"({"do":"judge"})")
            .value(QStringLiteral("judge"))
            .toObject()
            .value(QStringLiteral("requests"))
            .toInt();
    }
    QString url;

private:
    QJsonObject line()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(waitMs))
                return {};
        }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    const QTemporaryDir& m_folder;
    QProcess m_process;
};

struct Answer {
    int exit = -1;
    QJsonObject json;
};

} // namespace

/// `naructl charge` as scripts see it, against a terminal of another process: exit codes, the one JSON object, and how
/// often the terminal was really asked.
class NaructlChargeTest : public QObject {
    Q_OBJECT

    /// `fileBytesMax`: no file of it may grow beyond; 0: as large as it likes.
    Answer run(const QStringList& arguments, rlim_t fileBytesMax = 0) const
    {
        QProcess process;
        if (fileBytesMax > 0)
            process.setChildProcessModifier([fileBytesMax] {
                const rlimit limit{fileBytesMax, fileBytesMax};
                ::setrlimit(RLIMIT_FSIZE, &limit);
                std::signal(SIGXFSZ, SIG_IGN);
            });
        process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
            QStringList{QStringLiteral("--data"), m_folder.filePath(QStringLiteral("data"))} + arguments);
        process.waitForFinished(waitMs);
        Answer answer;
        answer.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        answer.json = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        return answer;
    }
    QStringList terminal() const
    {
        return {QStringLiteral("--terminal"), m_terminal->url, QStringLiteral("--terminal-ca"),
            m_folder.filePath(QStringLiteral("terminal.pem")), QStringLiteral("--poi"), poi, QStringLiteral("--key-id"),
            QStringLiteral("desk-1"), QStringLiteral("--key-version"), QStringLiteral("3"),
            QStringLiteral("--passphrase-file"), m_folder.filePath(QStringLiteral("passphrase"))};
    }
    Answer charge(const QString& bill, const QString& amount, rlim_t fileBytesMax = 0) const
    {
        return run(QStringList{QStringLiteral("charge"), QStringLiteral("--amount"), amount, QStringLiteral("--bill"),
                       bill, QStringLiteral("--item"), QStringLiteral("등본"), QStringLiteral("--wait"),
                       QStringLiteral("10"), QStringLiteral("--json")}
                + terminal(),
            fileBytesMax);
    }
    static QString state(const Answer& answer) { return answer.json.value(QStringLiteral("state")).toString(); }

    QTemporaryDir m_folder;
    std::unique_ptr<TerminalProgram> m_terminal;

private Q_SLOTS:
    void initTestCase()
    {
        m_terminal = std::make_unique<TerminalProgram>(m_folder);
        QVERIFY(m_terminal->start());
    }

    void anEmptyFolderBecomesADeskAndTakesACard()
    {
        const Answer paid = charge(QStringLiteral("B-1"), QStringLiteral("15000"));
        QCOMPARE(paid.exit, 0);
        QCOMPARE(state(paid), QStringLiteral("APPROVED"));
        QVERIFY(!paid.json.value(QStringLiteral("approval")).toString().isEmpty());
        const QJsonObject attempt = paid.json.value(QStringLiteral("attempts")).toArray().at(0).toObject();
        QCOMPARE(attempt.value(QStringLiteral("service_id")).toString().size(), 10);
        QCOMPARE(attempt.value(QStringLiteral("state")).toString(), QStringLiteral("APPROVED"));
        QVERIFY(!attempt.value(QStringLiteral("asked_at")).toString().isEmpty());
        QVERIFY(!attempt.value(QStringLiteral("evidence")).toArray().isEmpty());
    }

    void thePaidBillIsNotAskedForAgain()
    {
        const int before = m_terminal->requests();
        const Answer again = charge(QStringLiteral("B-1"), QStringLiteral("15000"));
        QCOMPARE(again.exit, 0);
        QCOMPARE(again.json.value(QStringLiteral("note")).toString(), QStringLiteral("already_paid"));
        const Answer other = charge(QStringLiteral("B-1"), QStringLiteral("16000"));
        QCOMPARE(other.exit, 1);
        QCOMPARE(other.json.value(QStringLiteral("fault")).toString(), QStringLiteral("payments.bill_other_amount"));
        QCOMPARE(m_terminal->requests(), before);
    }

    void aDeclineIsOneAndMayBeTriedAgain()
    {
        m_terminal->tell(R"({"do":"outcome","name":"decline"})");
        const Answer declined = charge(QStringLiteral("B-2"), QStringLiteral("400"));
        QCOMPARE(declined.exit, 1);
        QCOMPARE(state(declined), QStringLiteral("DECLINED"));
        m_terminal->tell(R"({"do":"outcome","name":"approve"})");
        const Answer paid = charge(QStringLiteral("B-2"), QStringLiteral("400"));
        QCOMPARE(paid.exit, 0);
        QCOMPARE(paid.json.value(QStringLiteral("attempts")).toArray().size(), 2);
    }

    void aLostAnswerIsAskedForAndNotRepeated()
    {
        const int before = m_terminal->requests();
        m_terminal->tell(R"({"do":"fault","name":"loses_answer"})");
        const Answer found = charge(QStringLiteral("B-3"), QStringLiteral("400"));
        m_terminal->tell(R"({"do":"fault","name":"none"})");
        QCOMPARE(found.exit, 0);
        QCOMPARE(m_terminal->requests(), before + 1);
    }

    void unusableArgumentsEndWithTwo()
    {
        QCOMPARE(charge(QStringLiteral("B-4"), QStringLiteral("-1")).exit, 2);
        QCOMPARE(run({QStringLiteral("charge"), QStringLiteral("--bill"), QStringLiteral("B")}).exit, 2);
        QCOMPARE(charge(QStringLiteral("4111111111111111"), QStringLiteral("400")).exit, 1);
    }

    /// The terminal says what it counted, and is not asked for money.
    void theDayIsClosedBesideTheTerminalsCount()
    {
        const int before = m_terminal->requests();
        const QStringList close{QStringLiteral("day"), QStringLiteral("close"), QStringLiteral("--json")};
        QCOMPARE(run(close + QStringList{QStringLiteral("--terminal"), m_terminal->url}).exit, 2); // half an address
        const Answer closed = run(close + terminal());
        QCOMPARE(closed.exit, 0);
        QCOMPARE(m_terminal->requests(), before);
        const QJsonObject told = closed.json.value(QStringLiteral("terminals")).toArray().at(0).toObject();
        QCOMPARE(told.value(QStringLiteral("poi")).toString(), poi);
        QCOMPARE(told.value(QStringLiteral("said")).toString(), QStringLiteral("counted"));
        QVERIFY(told.value(QStringLiteral("agrees")).toBool());
        QCOMPARE(told.value(QStringLiteral("terminal")).toObject().value(QStringLiteral("net")).toInt(), 15'800);
    }

    /// However little room there is: the terminal is asked only if the journal has it, once for each attempt there.
    void aFullDiskRefusesBeforeTheTerminalIsAsked()
    {
        constexpr rlim_t step = 24 * 1024;
        int refused = 0;
        for (rlim_t room = step; room <= 10 * step; room += step) {
            const int before = m_terminal->requests();
            const QString bill = QStringLiteral("D-%1").arg(room);
            const Answer answer = charge(bill, QStringLiteral("400"), room);
            const int asked = m_terminal->requests() - before;
            const Answer known = run({QStringLiteral("charge"), QStringLiteral("list"), QStringLiteral("--bill"), bill,
                QStringLiteral("--json")});
            const QJsonArray charges = known.json.value(QStringLiteral("charges")).toArray();
            const QString stands = charges.at(0).toObject().value(QStringLiteral("state")).toString();
            const bool isUnasked
                = stands.isEmpty() || stands == QStringLiteral("PREPARED") || stands == QStringLiteral("NOT_SENT");
            QVERIFY2(
                asked == 0 || (asked == 1 && !isUnasked), qPrintable(QStringLiteral("%1 %2").arg(room).arg(stands)));
            refused += answer.exit != 0 && asked == 0 ? 1 : 0;
        }
        QVERIFY(refused > 0);
    }
};

NARU_TEST(NaructlChargeTest)
#include "tst_naructlcharge.moc"
