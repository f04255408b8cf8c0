// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTextStream>

#include <termios.h>
#include <unistd.h>

namespace naru::cli {

namespace {

constexpr qint64 lineBytesMax = 64;

/// No letter of a PIN is shown while this lives.
class SilentTerminal {
public:
    SilentTerminal()
        : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

private:
    termios m_before{};
    bool m_isTerminal;
};

void say(const QString& text)
{
    QTextStream(stderr) << text << Qt::flush;
}

QString readLine(QFile& input)
{
    return QString::fromUtf8(input.readLine(lineBytesMax)).trimmed();
}

enum class Who { Administrators, Everyone };

/// The one whose number is typed.
Result<qint64> choose(const desk::Desk& desk, Who who, QFile& input)
{
    QList<desk::StaffMember> members;
    for (const desk::StaffMember& member : desk.staff()) {
        if ((who == Who::Everyone || member.role == desk::Role::Administrator) && !member.disabled)
            members.append(member);
    }
    if (members.isEmpty())
        return desk::DeskFault::NotAllowed;
    for (const desk::StaffMember& member : members)
        say(QStringLiteral("%1  %2\n").arg(member.id).arg(member.name));
    say(QStringLiteral("번호 / number: "));
    const qint64 chosen = readLine(input).toLongLong();
    for (const desk::StaffMember& member : members) {
        if (member.id == chosen)
            return chosen;
    }
    return desk::DeskFault::UnknownStaff;
}

Result<qint64> signIn(desk::Desk& desk, Who who)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return desk::DeskFault::NotSignedIn;
    const auto chosen = choose(desk, who, input);
    if (!chosen)
        return chosen;
    say(QStringLiteral("PIN: "));
    QString pin;
    {
        const SilentTerminal silent;
        pin = readLine(input);
    }
    say(QStringLiteral("\n"));
    const auto signedIn = CommandDesk::await([&](desk::Done done) { desk.signIn(*chosen, pin, done); });
    pin.fill(QChar(u'0'));
    return signedIn ? chosen : Result<qint64>(signedIn.fault());
}

} // namespace

Result<void> CommandDesk::open(const QString& dataFolder, desk::Desk::Access access)
{
    if (!QFileInfo::exists(QDir(dataFolder).filePath(QStringLiteral("journal.db"))))
        return Fault(storage::StorageFault::CannotOpen, dataFolder);
    const auto kind
        = desk::checkFolder(dataFolder, desk::Desk::Kind::Real) ? desk::Desk::Kind::Real : desk::Desk::Kind::Demo;
    const auto built = parseRfc3339(QStringLiteral(NARU_BUILD_DATE));
    auto opened = desk::Desk::open({dataFolder, kind, clock, random, {}, pictures, built ? *built : Instant{}, access});
    if (!opened)
        return opened.fault();
    desk = std::move(*opened);
    return {};
}

Result<void> CommandDesk::await(const std::function<void(desk::Done)>& ask)
{
    QEventLoop loop;
    std::optional<Result<void>> answer;
    ask([&](const Result<void>& result) {
        answer = result;
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *answer;
}

QString askSecretly(const QString& question, qint64 bytesMax)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    say(question);
    const SilentTerminal silent;
    const QString line = QString::fromUtf8(input.readLine(bytesMax)).trimmed();
    say(QStringLiteral("\n"));
    return line;
}

Result<qint64> signInAdministrator(desk::Desk& desk)
{
    return signIn(desk, Who::Administrators);
}

Result<qint64> signInStaff(desk::Desk& desk)
{
    return signIn(desk, Who::Everyone);
}

Result<qint64> askAdministrator(const QString& dataFolder)
{
    CommandDesk command;
    if (const auto opened = command.open(dataFolder); !opened)
        return opened.fault();
    return signInAdministrator(*command.desk);
}

} // namespace naru::cli
