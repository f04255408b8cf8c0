// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/xmlterminal.h"
#include "devices/terminal/networkterminals.h"
#include "tests/support/desksupport.h"

namespace naru::test {

/// A real desk with its till, and a simulated terminal on the loopback that plays what the test wants: real journal,
/// real TLS. The desk's time moves by hand; the terminal's card is held at once.
class TillBench {
public:
    static inline const QByteArray poi = "S1F2-000158213605588";
    static inline const QByteArray passphrase = "a passphrase of this test";
    static inline const QString terminalId = QStringLiteral("t1");
    static constexpr qint64 clerk = 1, second = 2;

    enum class Speaks { Json, Xml };

    explicit TillBench(Speaks speaks = Speaks::Json)
        : m_random(11)
        , m_speaks(speaks)
        , identity(sim::TerminalIdentity::make(poi, SystemClock().now(), m_random))
        , terminal(settingsOf(speaks), m_clock, m_random)
        , door(doorOf(speaks))
    {
        stage.terminals = &m_links;
        stage.terminalPatience = Milliseconds(700);
    }

    /// A desk with two people and the terminal, the first signed in.
    Result<void> begin()
    {
        if (!door->listen(0))
            return desk::DeskFault::BadTerminal;
        if (const auto opened = stage.open(); !opened)
            return opened;
        if (const auto done = stage.setUp(); !done)
            return done;
        const auto added = stage.await(
            [&](desk::Done done) { stage.desk->addStaff(QStringLiteral("이한솔"), desk::Role::Clerk, goodPin, done); });
        if (!added)
            return added;
        return stage.await([&](desk::Done done) { till().keepTerminal(setup(), passphrase, done); });
    }

    device::TerminalSetup setup() const
    {
        device::TerminalSetup setup;
        setup.id = terminalId;
        setup.name = QStringLiteral("단말 휴대폰 2번");
        setup.driver = m_speaks == Speaks::Json ? QStringLiteral("nexo") : QStringLiteral("nexo-xml");
        setup.address = door->url();
        setup.poi = QString::fromLatin1(poi);
        setup.keyIdentifier = QStringLiteral("desk-1");
        setup.keyVersion = 3;
        setup.roots = identity.certificatePem;
        return setup;
    }

    /// As after a power cut: nothing in memory, nobody signed in; then the first is.
    Result<void> startAgain()
    {
        if (const auto opened = stage.open(); !opened)
            return opened;
        return stage.signIn();
    }

    desk::Till& till() { return *stage.desk->till(); }

    Result<desk::Opened> open(const QString& bill, Won amount)
    {
        std::optional<Result<desk::Opened>> answer;
        till().open({bill, {{QStringLiteral("등본"), amount}}, {}},
            [&](Result<desk::Opened> opened) { answer = std::move(opened); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            qFatal("the till never answered");
        return *answer;
    }
    Result<void> pay(const QByteArray& charge)
    {
        return stage.await([&](desk::Done done) { till().payByCard(charge, terminalId, done); });
    }
    desk::PayPhase phase(const QByteArray& charge) { return till().view(charge)->phase; }
    payments::Attempt last(const QByteArray& charge) { return *till().view(charge)->last(); }

    /// Real time passes for what is on its way; the desk's, by `step` each time round.
    bool waitFor(const std::function<bool()>& done, Milliseconds step = Milliseconds(0), int rounds = 400)
    {
        for (int i = 0; i < rounds; ++i) {
            if (QTest::qWaitFor(done, 10))
                return true;
            stage.clock.advance(step);
            stage.desk->tick();
        }
        return done();
    }
    bool waitForPhase(const QByteArray& charge, desk::PayPhase wanted, Milliseconds step = Milliseconds(0))
    {
        return waitFor([&] { return phase(charge) == wanted; }, step);
    }
    /// Until nothing waits for the terminal.
    bool waitForAnswer(const QByteArray& charge)
    {
        return waitFor(
            [&] { return phase(charge) != desk::PayPhase::Waiting && phase(charge) != desk::PayPhase::Ready; });
    }
    void play(const char* name) { terminal.setPlay(*sim::playNamed(QLatin1StringView(name))); }
    qint64 moved(const payments::Attempt& attempt) const
    {
        return terminal.book().movedBy(attempt.serviceId.toLatin1()) / payments::nexo::Amount::millionthsPerUnit;
    }
    int requests() const { return terminal.book().judgement().value(QStringLiteral("requests")).toInt(); }

private:
    static sim::PaymentTerminal::Settings settingsOf(Speaks speaks)
    {
        const sim::PaymentTerminal::Settings usual{poi, {}, Milliseconds(0), Milliseconds(120), false};
        return speaks == Speaks::Json ? usual : sim::XmlTerminal::settings(usual);
    }
    std::unique_ptr<sim::TerminalVoice> doorOf(Speaks speaks)
    {
        if (speaks == Speaks::Xml)
            return std::make_unique<sim::XmlTerminal>(terminal, identity);
        const auto key = std::make_shared<const payments::nexo::EnvelopeKey>(
            *payments::nexo::EnvelopeKey::derive(passphrase, "desk-1", 3));
        return std::make_unique<sim::NexoTerminal>(terminal, key, identity, m_random);
    }

    SystemClock m_clock; ///< the terminal's: TLS asks the machine's anyway
    SeededRandom m_random;
    device::NetworkTerminals m_links;
    const Speaks m_speaks;

public:
    const sim::TerminalIdentity identity;
    sim::PaymentTerminal terminal;
    std::unique_ptr<sim::TerminalVoice> door;
    DeskStage stage;
};

} // namespace naru::test
