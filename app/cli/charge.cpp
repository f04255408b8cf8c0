// SPDX-License-Identifier: GPL-3.0-or-later
// naructl charge: one charge against a terminal, from asking to what is known of it.
#include "app/cli/administrator.h"
#include "app/cli/chargejson.h"
#include "app/cli/command.h"
#include "app/cli/terminaloptions.h"

#include <QEventLoop>
#include <QJsonArray>

namespace naru::cli {

using payments::State;

namespace {

enum ChargeExit : int { Approved = 0, NotTaken = 1, Undecided = 3 };
constexpr Milliseconds afterLoss = std::chrono::seconds(14); ///< the last question is asked after 12
constexpr Milliseconds overhead = std::chrono::seconds(30);  ///< to connect, to write, to be told
constexpr qint64 waitSecondsMax = 3600;

struct Options {
    QCommandLineOption amount{QStringLiteral("amount"), QStringLiteral("whole won"), QStringLiteral("WON")};
    QCommandLineOption bill{
        QStringLiteral("bill"), QStringLiteral("the bill's number; the guard's key"), QStringLiteral("NUMBER")};
    QCommandLineOption item{QStringLiteral("item"), QStringLiteral("what it is for"), QStringLiteral("TEXT")};
    TerminalOptions terminal;
    QCommandLineOption wait{QStringLiteral("wait"),
        QStringLiteral("seconds for the card, while the connection stands (120)"), QStringLiteral("S"),
        QStringLiteral("120")};
    QCommandLineOption json{QStringLiteral("json"), QStringLiteral("one line of JSON")};
};

/// What was typed, once it can be used.
struct Wish {
    desk::Wanted wanted;
    TerminalWish terminal;
    Milliseconds wait{0};
    bool json = false;
};

std::optional<Wish> wishOf(const QCommandLineParser& parser, const Options& options)
{
    bool amountGood = false, waitGood = false;
    const char* badTerminal = nullptr;
    Wish wish;
    const Won amount{parser.value(options.amount).toLongLong(&amountGood)};
    const qint64 seconds = parser.value(options.wait).toLongLong(&waitGood);
    const auto terminal = terminalWishOf(parser, options.terminal, badTerminal);
    const char* bad = !amountGood || amount <= Won{0} || amount > wonMax ? "--amount: whole won, 1 to 99999999"
        : !waitGood || seconds < 1 || seconds > waitSecondsMax           ? "--wait: seconds, 1 to 3600"
        : badTerminal                                                    ? badTerminal
        : !parser.positionalArguments().isEmpty()                        ? "charge takes options, or resume, or list"
                                                                         : nullptr;
    if (bad) {
        complain(QLatin1StringView(bad));
        return std::nullopt;
    }
    const QString item = parser.value(options.item).trimmed();
    wish.wanted.bill = parser.value(options.bill);
    wish.wanted.lines = {{item.isEmpty() ? QStringLiteral("수납") : item, amount}};
    wish.terminal = *terminal;
    wish.wait = std::chrono::seconds(seconds);
    wish.json = parser.isSet(options.json);
    return wish;
}

Result<desk::Opened> openCharge(desk::Till& till, const desk::Wanted& wanted)
{
    QEventLoop loop;
    std::optional<Result<desk::Opened>> answer;
    till.open(wanted, [&](Result<desk::Opened> opened) {
        answer = std::move(opened);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *answer;
}

int exitOf(const desk::ChargeView& view)
{
    switch (view.phase) {
    case desk::PayPhase::Paid:
    case desk::PayPhase::Waived:
        return Approved;
    case desk::PayPhase::Declined:
    case desk::PayPhase::NotSent:
    case desk::PayPhase::Ready:
        return NotTaken;
    default:
        return Undecided;
    }
}

int tell(const desk::ChargeView& view, const desk::Till& till, bool json, const char* note = nullptr)
{
    QJsonObject object = toJson(view, till);
    if (note)
        object.insert(QStringLiteral("note"), QLatin1StringView(note));
    if (json) {
        printJson(object);
    } else {
        const payments::Attempt* last = view.last();
        const QLatin1StringView name(last ? payments::nameOf(last->state) : "payment.prepared");
        const words::Words said = words::wordsOf(name, systemLanguage());
        print(QStringLiteral("%1  %2  %L3원  %4")
                  .arg(stateOf(view), view.charge.bill)
                  .arg(view.charge.amount.value)
                  .arg(said.sentence));
    }
    return exitOf(view);
}

int refuse(const Fault& fault, const desk::Opened* opened, bool json)
{
    if (json) {
        QJsonObject object{{QStringLiteral("state"), QStringLiteral("NOT_SENT")},
            {QStringLiteral("fault"), QLatin1StringView(fault.name())}, {QStringLiteral("attempts"), QJsonArray()},
            {QStringLiteral("charge"), QJsonValue()}, {QStringLiteral("approval"), QJsonValue()}};
        if (opened && opened->guarded.known) {
            object.insert(QStringLiteral("charge"), QString::fromLatin1(opened->guarded.known->charge.id.toHex()));
            object.insert(QStringLiteral("known_amount"), opened->guarded.known->charge.amount.value);
        }
        printJson(object);
    }
    sayFault(fault);
    return NotTaken;
}

/// Until it is decided, or the terminal was asked for as long as a run may.
void follow(TillDesk& till, const QByteArray& charge, Milliseconds wait)
{
    using desk::PayPhase;
    const SystemClock clock;
    std::optional<Milliseconds> lost;
    till.wait(
        [&] {
            const auto view = till.till().view(charge);
            const auto phase = view ? view->phase : PayPhase::Ready;
            if (phase != PayPhase::InDoubt)
                return phase != PayPhase::Waiting && phase != PayPhase::CardRead && phase != PayPhase::Ready;
            lost = lost ? lost : std::optional(clock.monotonic());
            return clock.monotonic() - *lost >= afterLoss;
        },
        wait + afterLoss + overhead);
}

int run(TillDesk& till, const Wish& wish)
{
    const auto opened = openCharge(till.till(), wish.wanted);
    if (!opened)
        return refuse(opened.fault(), nullptr, wish.json);
    using Answer = payments::Guarded::Answer;
    const Answer answer = opened->guarded.answer;
    if (answer == Answer::OtherAmount)
        return refuse(payments::PaymentFault::BillOtherAmount, &*opened, wish.json);
    const QByteArray charge = opened->charge.isEmpty() ? opened->guarded.known->charge.id : opened->charge;
    const char* note = nullptr;
    if (answer == Answer::Paid) {
        note = "already_paid";
    } else if (answer == Answer::InDoubt) {
        note = "already_asked";
        follow(till, charge, Milliseconds(0));
    } else {
        const auto asked = CommandDesk::await(
            [&](const desk::Done& done) { till.till().payByCard(charge, wish.terminal.setup.id, done); });
        if (!asked)
            return refuse(asked.fault(), &*opened, wish.json);
        follow(till, charge, wish.wait);
    }
    auto view = till.till().view(charge);
    if (!view) { // paid on another day
        till.till().ofNumber(opened->guarded.known->charge.bill, [](const QList<desk::ChargeView>&) {});
        till.wait([&] { return bool(view = till.till().view(charge)); }, overhead);
    }
    return view ? tell(*view, till.till(), wish.json, note) : sayFault(payments::PaymentFault::UnknownAttempt);
}

int charge(const Invocation& invocation)
{
    QCommandLineParser parser;
    const Options options;
    parser.setApplicationDescription(QStringLiteral("Asks a payment terminal once, and tells what is known.\n"
                                                    "charge resume asks about what is in doubt; charge list shows."));
    parser.addOptions({options.amount, options.bill, options.item, options.wait, options.json});
    parser.addOptions(options.terminal.all());
    int exit = Unusable;
    if (!parse(parser, invocation, exit))
        return exit;
    const auto wish = wishOf(parser, options);
    if (!wish)
        return Unusable;
    TillDesk till;
    if (const auto open = till.open(folderOf(invocation), desk::Desk::Access::ReadWrite, wish->wait); !open)
        return sayFault(open.fault());
    if (const auto signedIn = till.signIn(); !signedIn)
        return sayFault(signedIn.fault());
    if (const auto kept = keepTerminal(till, wish->terminal); !kept)
        return sayFault(kept.fault());
    return run(till, *wish);
}

int tellAll(const QList<desk::ChargeView>& views, const desk::Till& till, bool json)
{
    QJsonArray charges;
    int worst = Done;
    for (const desk::ChargeView& view : views) {
        charges.append(toJson(view, till));
        worst = exitOf(view) == Undecided ? int(Undecided) : worst;
        if (!json)
            tell(view, till, false);
    }
    if (json)
        printJson({{QStringLiteral("charges"), charges}});
    return worst;
}

int listOrResume(const Invocation& invocation, bool resume)
{
    QCommandLineParser parser;
    const Options options;
    parser.addOptions({options.json, options.bill});
    int exit = Unusable;
    if (!parse(parser, invocation, exit))
        return exit;
    using Access = desk::Desk::Access;
    TillDesk till;
    if (const auto open = till.open(folderOf(invocation), resume ? Access::ReadWrite : Access::ReadOnly); !open)
        return sayFault(open.fault());
    const bool json = parser.isSet(options.json);
    if (!till.desk().till()) { // nothing was ever taken here
        if (json)
            printJson({{QStringLiteral("charges"), QJsonArray()}});
        return Done;
    }
    QList<desk::ChargeView> views = resume ? till.till().undecided() : till.till().today() + till.till().undecided();
    if (parser.isSet(options.bill)) {
        bool read = false;
        till.till().ofNumber(parser.value(options.bill), [&](const QList<desk::ChargeView>& found) {
            views = found;
            read = true;
        });
        till.wait([&] { return read; }, overhead);
    }
    if (resume) {
        const auto isDoubtful = [](const desk::ChargeView& view) { return view.phase == desk::PayPhase::InDoubt; };
        const auto ends = [&] {
            const auto left = till.till().undecided();
            return std::none_of(left.begin(), left.end(), isDoubtful);
        };
        till.wait(ends, afterLoss);
    }
    QList<desk::ChargeView> now;
    QSet<QByteArray> seen;
    for (const desk::ChargeView& view : views) {
        if (!seen.contains(view.charge.id))
            now.append(till.till().view(view.charge.id).value_or(view));
        seen.insert(view.charge.id);
    }
    const int worst = tellAll(now, till.till(), json);
    return resume ? worst : int(Done);
}

} // namespace

int chargeCommand(const Invocation& invocation)
{
    Invocation rest = invocation;
    const QString first = rest.arguments.value(0);
    if (first != QLatin1StringView("resume") && first != QLatin1StringView("list"))
        return charge(invocation);
    rest.arguments.removeFirst();
    return listOrResume(rest, first == QLatin1StringView("resume"));
}

} // namespace naru::cli
