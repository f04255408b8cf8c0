// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/printer.h"
#include "devices/scanner/serialscanner.h"
#include "devices/simulator/scanner/simulatedscanner.h"
#include "tests/simulation/cardnumbers.h"
#include "tests/support/tillbench.h"

// A day at a desk at which card numbers go wherever there is a way in.
namespace naru::test::cardday {

using namespace naru::payments;

inline constexpr int waitMs = 20'000;
/// One for each way in, so that a hit says where it came from.
inline const QByteArray returned = sim::shownCardNumber;

/// The day, lived once.
struct Day : TillBench {
    using TillBench::TillBench;

    desk::Desk& desk() { return *stage.desk; }
    desk::DayBook& book() { return *desk().dayBook(); }
    desk::Papers& papers() { return *desk().papers(); }
    template <typename Value, typename Ask>
    Result<Value> answer(const Ask& ask)
    {
        std::optional<Result<Value>> given;
        ask([&given](Result<Value> value) { given = std::move(value); });
        if (!QTest::qWaitFor([&] { return given.has_value(); }, waitMs))
            qFatal("the desk never answered");
        return *given;
    }
    Result<void> ask(const std::function<void(desk::Done)>& what) { return stage.await(what); }
    QString path(const char* name) { return stage.folder.filePath(QLatin1StringView(name)); }

    /// Every field of the desk that takes words, with the number as a clerk would type it. How many took it.
    int typeEverywhere(const QByteArray& charge, const QString& service)
    {
        int taken = 0;
        const auto count = [&](const Result<void>& done) { taken += done ? 1 : 0; };
        for (const QString& number : {QString::fromLatin1(typed), gapped(typed, ' '), gapped(typed, '-')}) {
            taken += open(number, {1'000}) ? 1 : 0;
            const desk::Wanted line{QStringLiteral("B-9"), {{number, {1'000}}}, {}};
            taken += answer<desk::Opened>([&](auto then) { till().open(line, then); }) ? 1 : 0;
            const desk::Wanted fine{QStringLiteral("B-1"), {{QStringLiteral("등본"), {2'000}}}, {}};
            taken += answer<desk::Opened>(
                         [&](auto then) { till().openAgreed(fine, second, test::goodPin, number, then); })
                ? 1
                : 0;
            count(ask([&](desk::Done done) {
                till().giveBack(
                    service, {ReversalKind::Refund, {1'000}, second, number}, terminalId, test::goodPin, done);
            }));
            count(ask([&](desk::Done done) { book().putIn({1'000}, number, done); }));
            count(ask([&](desk::Done done) { book().takeOut({1'000}, number, done); }));
            count(ask([&](desk::Done done) { book().countDrawer({{10'000, 6}}, number, done); }));
            count(
                ask([&](desk::Done done) { book().giveCashBack(charge, {100}, number, second, test::goodPin, done); }));
            till().lateAnswer(service,
                QStringLiteral(R"({"service_id":"%1","outcome":"approved","approval":"%2","last_four":"4444"})")
                    .arg(service, number)
                    .toUtf8(),
                Source::People);
            count(ask([&](desk::Done done) { desk().addStaff(number, desk::Role::Clerk, test::goodPin, done); }));
            desk::Settings settings = desk().settings();
            settings.desk = number;
            count(ask([&](desk::Done done) { desk().changeSettings(settings, done); }));
            device::TerminalSetup named = setup();
            named.name = number;
            count(ask([&](desk::Done done) { till().keepTerminal(named, {}, done); }));
            const QByteArray fees = R"({"items": [{"code": "copying", "name": {"ko": "복사", "en": ")" + number.toUtf8()
                + R"("}, "unit": {"ko": "장", "en": "sheets"}, "price": 50, "taxLike": false, "cashReceipt": true,)"
                  R"( "needsBill": false}]})";
            count(ask([&](desk::Done done) { book().changeFees(fees, done); }));
            desk::Till::PeopleSay say;
            say.outcome = Outcome::Success;
            say.approval = number;
            say.second = second;
            say.secondPin = test::goodPin;
            count(ask([&](desk::Done done) { till().decideByPeople(service, say, done); }));
        }
        return taken;
    }

    QByteArray pays(const char* play, const char* bill)
    {
        this->play(play);
        const auto opened = open(QLatin1StringView(bill), {1'000});
        if (!opened || !pay(opened->charge) || !waitForAnswer(opened->charge))
            return {};
        return opened->charge;
    }
    bool scans()
    {
        sim::SimulatedScanner gun(path("gun"));
        device::SerialScanner port({path("gun"), 9600, {}}, stage.clock);
        if (!gun.plugIn())
            return false;
        int refused = 0;
        QObject::connect(&port, &device::CodeSource::read, stage.desk.get(), &desk::Desk::codeScanned);
        QObject::connect(&port, &device::CodeSource::refused, stage.desk.get(), [&] { ++refused; });
        port.start();
        bool came = QTest::qWaitFor([&] { return port.isReady(); }, waitMs);
        for (const QByteArray& line : {scanned + "\r\n", gapped(scanned, ' ').toLatin1() + '\r'}) {
            const int before = refused;
            came = came && gun.send(line) && QTest::qWaitFor([&] { return refused > before; }, waitMs);
        }
        desk().codeScanned(scanned); // a camera, which knows nothing of numbers
        return came;
    }
    Result<IssuedReceipt> issue(const QByteArray& charge)
    {
        const QString number = QString::fromLatin1(typed);
        return answer<IssuedReceipt>([&](auto then) { papers().issue(charge, {number, number, number}, then); });
    }
    bool prints(const IssuedReceipt& issued)
    {
        const auto out = answer<device::PrintOutcome>([&](auto then) { papers().print(issued.receipt.id, {}, then); });
        return out && out->what == device::PrintOutcome::What::Printed;
    }
};

} // namespace naru::test::cardday
