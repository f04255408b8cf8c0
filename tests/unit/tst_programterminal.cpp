// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/terminal/faults.h"
#include "devices/terminal/programterminal.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

using namespace naru;
using device::Left;
using device::ProgramTerminal;
using device::TerminalFault;
using test::waitFor;

namespace {

constexpr int waitMs = 10'000;
const QString agent = QStringLiteral(NARU_BINARY_DIR "/bin/relay_agent");
const QByteArray pays
    = R"({"TrdType":"A10","TermID":"0710000900","BillNo":"00A100000001","AuDate":"261120","TrdAmt":"15000"})";
const QByteArray asks = R"({"TrdType":"F10","TermID":"0710000900","AuDate":"261120","BillNo":"00A100000001"})";

struct Told {
    explicit Told(ProgramTerminal& terminal)
    {
        QObject::connect(&terminal, &ProgramTerminal::answered, &scope,
            [this](quint64 number, const QByteArray& body) { answers.insert(number, body); });
        QObject::connect(
            &terminal, &ProgramTerminal::failed, &scope, [this](quint64 number, const Fault& fault, Left left) {
                failures.append({number, fault, left});
            });
        QObject::connect(
            &terminal, &ProgramTerminal::cameLate, &scope, [this](const QByteArray& body) { late.append(body); });
    }
    bool waitForAnswer(quint64 number)
    {
        return waitFor([&] { return answers.contains(number); }, waitMs);
    }
    bool failedWith(TerminalFault code, Left left)
    {
        return waitFor([&] { return !failures.isEmpty(); }, waitMs) && failures[0].fault.is(code)
            && failures[0].left == left;
    }
    struct Failure {
        quint64 number;
        Fault fault;
        Left left;
    };
    QHash<quint64, QByteArray> answers;
    QList<Failure> failures;
    QList<QByteArray> late;
    QObject scope;
};

} // namespace

class ProgramTerminalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speaksWithAProgramLineByLine()
    {
        ProgramTerminal terminal(agent, {QStringLiteral("approves")});
        Told told(terminal);
        const quint64 first = terminal.send(pays, std::chrono::minutes(1));
        const quint64 second = terminal.send(asks, std::chrono::minutes(1));
        QVERIFY(told.waitForAnswer(first) && told.waitForAnswer(second));
        QVERIFY(told.answers[first].contains("\"AnsCode\":\"0000\""));
        QCOMPARE(told.answers[second], told.answers[first]); // the agent's own words, as they stood
        QVERIFY(told.failures.isEmpty());
    }

    void knowsThatNothingLeftOnlyWhereNothingRan()
    {
        ProgramTerminal absent(QStringLiteral("/nowhere/agent"));
        Told gone(absent);
        absent.send(pays, std::chrono::minutes(1));
        QVERIFY(gone.failedWith(TerminalFault::Unreachable, Left::Nothing));
        ProgramTerminal relative(QStringLiteral("relay_agent"));
        Told unnamed(relative);
        relative.send(pays, std::chrono::minutes(1));
        QVERIFY(unnamed.failedWith(TerminalFault::Unreachable, Left::Nothing));
        ProgramTerminal noProgram(QStringLiteral("/etc/passwd"));
        Told refused(noProgram);
        noProgram.send(pays, std::chrono::minutes(1));
        QVERIFY(refused.failedWith(TerminalFault::Unreachable, Left::Nothing));
    }

    void leavesItOpenWhereTheProgramMayHaveIt()
    {
        ProgramTerminal silent(agent, {QStringLiteral("loses_answer")});
        Told waits(silent);
        const quint64 lost = silent.send(pays, std::chrono::milliseconds(300));
        QVERIFY(waits.failedWith(TerminalFault::Silent, Left::MayHave));
        const quint64 status = silent.send(asks, std::chrono::minutes(1));
        QVERIFY(waits.waitForAnswer(status) && !waits.answers.contains(lost));
        ProgramTerminal dies(agent, {QStringLiteral("ends")});
        Told broken(dies);
        dies.send(pays, std::chrono::minutes(1));
        QVERIFY(broken.failedWith(TerminalFault::BrokeOff, Left::MayHave));
        ProgramTerminal babbles(agent, {QStringLiteral("babbles")});
        Told confused(babbles);
        babbles.send(pays, std::chrono::minutes(1));
        QVERIFY(confused.failedWith(TerminalFault::AnswerMalformed, Left::MayHave));
    }

    void startsAProgramAnewAndRepeatsNothing()
    {
        ProgramTerminal dies(agent, {QStringLiteral("ends")});
        Told told(dies);
        dies.send(pays, std::chrono::minutes(1));
        QVERIFY(waitFor([&] { return told.failures.size() == 1; }, waitMs));
        dies.send(asks, std::chrono::minutes(1));
        QVERIFY(waitFor([&] { return told.failures.size() == 2; }, waitMs)); // it ran again, and ended again
        QVERIFY(told.failures[1].left == Left::MayHave);
    }

    void givesUpBeforeAnythingIsWritten()
    {
        ProgramTerminal terminal(agent, {QStringLiteral("approves")});
        Told told(terminal);
        terminal.giveUp(terminal.send(pays, std::chrono::minutes(1)));
        QVERIFY(told.failedWith(TerminalFault::GivenUp, Left::Nothing));
        const quint64 status = terminal.send(asks, std::chrono::minutes(1));
        QVERIFY(told.waitForAnswer(status));
        QVERIFY(told.answers[status].contains("데이터가 없습니다")); // it never heard of the payment
        terminal.send("{\n}", std::chrono::minutes(1));
        QVERIFY(waitFor([&] { return told.failures.size() == 2; }, waitMs));
        QVERIFY(told.failures[1].left == Left::Nothing); // never two lines
    }
};

NARU_TEST(ProgramTerminalTest)
#include "tst_programterminal.moc"
