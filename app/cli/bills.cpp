// SPDX-License-Identifier: GPL-3.0-or-later
// naructl bills: which bills this desk took, in a line for another desk of the centre, and what another desk told.
#include "app/cli/command.h"
#include "app/cli/tilldesk.h"
#include "app/payments/digests.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>

#include <cstdio>

namespace naru::cli {

namespace {

using payments::HeardDesk;

constexpr qint64 textBytesMax = 256 * 1024, codeBytesMax = 1024;

/// Waits for what comes in the desk's own time.
template <typename Value, typename Ask>
Value answerOf(const Ask& ask)
{
    QEventLoop loop;
    std::optional<Value> answer;
    ask([&](Value given) {
        answer = std::move(given);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *std::move(answer);
}

/// "-" is what comes on stdin.
std::optional<QByteArray> contentOf(const QString& path, qint64 bytesMax)
{
    QFile file(path);
    const bool isOpen = path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    QByteArray bytes = isOpen ? file.read(bytesMax + 1) : QByteArray();
    return isOpen && bytes.size() <= bytesMax ? std::optional(std::move(bytes)) : std::nullopt;
}

QJsonObject toJson(const HeardDesk& desk)
{
    return {{QStringLiteral("desk"), desk.desk}, {QStringLiteral("told"), rfc3339(desk.told)},
        {QStringLiteral("bills"), desk.bills}};
}

/// What the room refused is an answer; anything else is sayFault()'s.
int refuse(const Fault& fault, bool json)
{
    if (json)
        printJson({{QStringLiteral("fault"), QLatin1StringView(fault.name())}});
    const int exit = sayFault(fault);
    return QByteArrayView(fault.name()).startsWith("payments.") ? int(Refused) : exit;
}

int share(TillDesk& till, const QString& path, bool json)
{
    const auto code = contentOf(path, codeBytesMax);
    if (!code)
        return complain(QStringLiteral("share FILE|-: the code of the centre cannot be read, or is above 1 KiB"));
    const auto shared = answerOf<Result<void>>(
        [&](auto then) { till.desk().dayBook()->shareBills(QString::fromUtf8(*code).trimmed(), then); });
    if (!shared)
        return refuse(shared.fault(), json);
    if (json)
        printJson({{QStringLiteral("shared"), true}});
    return Done;
}

int tell(TillDesk& till, bool json)
{
    const auto told = answerOf<Result<QByteArray>>([&](auto then) { till.desk().dayBook()->tellBills(then); });
    if (!told)
        return refuse(told.fault(), json);
    const QString text = QString::fromLatin1(payments::textOf(*told));
    if (json)
        printJson({{QStringLiteral("text"), text}});
    else
        print(text);
    return Done;
}

int hear(TillDesk& till, const QString& path, bool json)
{
    const auto text = contentOf(path, textBytesMax);
    if (!text)
        return complain(QStringLiteral("hear FILE|-: cannot be read, or above 256 KiB"));
    const auto heard = answerOf<Result<HeardDesk>>([&](auto then) { till.desk().dayBook()->hearBills(*text, then); });
    if (!heard)
        return refuse(heard.fault(), json);
    if (json)
        printJson(toJson(*heard));
    else
        print(QStringLiteral("%1  %2  %3").arg(rfc3339(heard->told)).arg(heard->bills, 5).arg(heard->desk));
    return Done;
}

int list(TillDesk& till, bool json)
{
    QJsonArray rows;
    const auto desks = answerOf<QList<HeardDesk>>([&](auto then) { till.desk().dayBook()->heardDesks(then); });
    for (const HeardDesk& desk : desks) {
        rows.append(toJson(desk));
        if (!json)
            print(QStringLiteral("%1  %2  %3").arg(rfc3339(desk.told)).arg(desk.bills, 5).arg(desk.desk));
    }
    if (json)
        printJson({{QStringLiteral("heard"), rows}});
    return Done;
}

} // namespace

int billsCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    const QCommandLineOption asJson{QStringLiteral("json"), QStringLiteral("one line of JSON")};
    parser.setApplicationDescription(QStringLiteral(
        "So that a bill that one desk took is refused at the others, without a network: bills tell prints a line\n"
        "for another desk, bills hear takes another desk's in, bills list says who was heard. bills share sets the\n"
        "code that all desks of the centre have in common; nobody without it can read or make such a line."));
    parser.addPositionalArgument(
        QStringLiteral("what"), QStringLiteral("tell, hear FILE, list or share FILE; - reads stdin"));
    parser.addOption(asJson);
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    const QString what = words.value(0), path = words.value(1);
    const bool takesFile = what == u"hear" || what == u"share";
    if ((!takesFile && what != u"tell" && what != u"list") || words.size() != (takesFile ? 2 : 1))
        return complain(QStringLiteral("bills takes tell, hear FILE|-, list or share FILE|-"));
    TillDesk till;
    if (const auto open = till.open(folderOf(invocation), desk::Desk::Access::ReadWrite); !open)
        return sayFault(open.fault());
    if (const auto signedIn = till.signIn(); !signedIn)
        return sayFault(signedIn.fault());
    const bool json = parser.isSet(asJson);
    return what == u"tell" ? tell(till, json)
        : what == u"list"  ? list(till, json)
        : what == u"hear"  ? hear(till, path, json)
                           : share(till, path, json);
}

} // namespace naru::cli
