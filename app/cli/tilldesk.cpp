// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tilldesk.h"

#include "app/cli/administrator.h"

#include <QDir>
#include <QEventLoop>
#include <QTimer>

namespace naru::cli {

namespace {
constexpr QLatin1StringView ownPin("naructl.pin");
constexpr int pinDigits = 12;
constexpr int lookEveryMs = 100;

/// Of a folder that is this program's own; nothing where it is somebody's desk.
Result<std::optional<crypto::Secret>> pinOf(const QString& folder, bool isEmpty, Random& random)
{
    if (isEmpty && !QDir().mkpath(folder))
        return Fault(storage::StorageFault::CannotOpen, QStringLiteral("data folder"));
    auto keys = crypto::openFileKeyStore(folder + QStringLiteral("/keys"));
    if (!keys)
        return keys.fault();
    if ((*keys)->names().contains(ownPin)) {
        auto kept = (*keys)->load(ownPin);
        return kept ? Result<std::optional<crypto::Secret>>(*std::move(kept)) : kept.fault();
    }
    if (!isEmpty)
        return std::optional<crypto::Secret>();
    QByteArray digits;
    for (int i = 0; i < pinDigits; ++i)
        digits += static_cast<char>('0' + random.below(10));
    crypto::Secret pin{QByteArrayView(digits)};
    crypto::wipe(digits);
    if (const auto kept = (*keys)->store(ownPin, pin); !kept)
        return kept.fault();
    return std::optional(std::move(pin));
}
} // namespace

Result<void> TillDesk::open(const QString& dataFolder, desk::Desk::Access access, Milliseconds patience)
{
    const bool writes = access == desk::Desk::Access::ReadWrite;
    const bool isEmpty = QDir(dataFolder).isEmpty();
    if (isEmpty && !writes)
        return Fault(storage::StorageFault::CannotOpen, dataFolder);
    if (writes) {
        auto pin = pinOf(dataFolder, isEmpty, m_random);
        if (!pin)
            return pin.fault();
        m_pin = *std::move(pin);
    }
    const auto kind
        = desk::checkFolder(dataFolder, desk::Desk::Kind::Real) ? desk::Desk::Kind::Real : desk::Desk::Kind::Demo;
    const auto built = parseRfc3339(QStringLiteral(NARU_BUILD_DATE));
    desk::Desk::Parts parts{dataFolder, kind, m_clock, m_random, {}, nullptr, built ? *built : Instant{}, access};
    parts.terminals = &m_terminals;
    parts.terminalPatience = patience;
    auto opened = desk::Desk::open(parts);
    if (!opened)
        return opened.fault();
    m_desk = std::move(*opened);
    return m_pin && m_desk->needsSetup() ? setUp() : Result<void>();
}

Result<void> TillDesk::setUp()
{
    desk::Setup setup;
    setup.settings.centre = QStringLiteral("나루");
    setup.settings.desk = QStringLiteral("명령줄");
    setup.administrator = QStringLiteral("naructl");
    setup.pin = QString::fromLatin1(m_pin->view().toByteArray());
    return CommandDesk::await([&](const desk::Done& done) { m_desk->completeSetup(setup, done); });
}

Result<void> TillDesk::signIn()
{
    if (m_desk->signedIn())
        return {};
    if (!m_pin) {
        const auto who = signInStaff(*m_desk);
        return who ? Result<void>() : who.fault();
    }
    const QString pin = QString::fromLatin1(m_pin->view().toByteArray());
    return CommandDesk::await(
        [&](const desk::Done& done) { m_desk->signIn(m_desk->staff().constFirst().id, pin, done); });
}

bool TillDesk::wait(const std::function<bool()>& done, Milliseconds limit)
{
    QEventLoop loop;
    QTimer look, end;
    bool isDone = false;
    const auto see = [&] {
        m_desk->tick();
        m_desk->touch();
        isDone = done();
        if (isDone)
            loop.quit();
    };
    QObject::connect(&look, &QTimer::timeout, &loop, see);
    QObject::connect(&end, &QTimer::timeout, &loop, &QEventLoop::quit);
    look.start(lookEveryMs);
    end.setSingleShot(true);
    end.start(limit);
    see();
    if (!isDone)
        loop.exec();
    return isDone;
}

} // namespace naru::cli
