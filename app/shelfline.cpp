// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shelfline.h"

#include "app/desk/faults.h"
#include "app/handeddown.h"
#include "sync/lan/identity.h"

#include <QPointer>

namespace naru {

namespace {

std::optional<Fault> faultOf(const QString& name)
{
    for (std::size_t i = 0; i < faultNames<packs::ReleaseFault>.size(); ++i) {
        const Fault fault(static_cast<packs::ReleaseFault>(i));
        if (name == QLatin1StringView(fault.name()))
            return fault;
    }
    return std::nullopt;
}

desk::Supplies::Way wayOf(const packs::Fetcher::State& state)
{
    using Cause = packs::Fetcher::Cause;
    desk::Supplies::Way way;
    for (auto one = state.refused.begin(); one != state.refused.end(); ++one) {
        if (const auto fault = faultOf(*one))
            way.refused.insert(QLatin1StringView(packs::nameOf(one.key())), *fault);
    }
    if (state.cause == Cause::Silent || state.cause == Cause::Busy) // either way nobody knows what is newest
        way.fault = desk::SuppliesFault::NoAnswer;
    else if (state.cause == Cause::NotAllowed)
        way.fault = desk::SuppliesFault::NotLetIn;
    else if (state.cause == Cause::Refused || state.cause == Cause::ShelfFailed)
        way.fault = faultOf(state.fault);
    way.hasSource = state.cause != Cause::NoHub;
    using Doing = desk::Supplies::Way::Doing;
    if (state.cause == Cause::Asking)
        way.doing = Doing::Asking;
    if (state.cause == Cause::Fetching && state.channel) {
        constexpr qint64 step = 5; // of a hundred: the pages are not drawn anew for each piece
        way.doing = Doing::Fetching;
        way.channel = QLatin1StringView(packs::nameOf(*state.channel));
        way.percent = state.whole > 0 ? static_cast<int>(state.come * 100 / state.whole / step * step) : 0;
    }
    return way;
}

} // namespace

ShelfLine::ShelfLine(desk::Desk& desk, const Clock& clock, Channels* house)
    : m_desk(desk)
{
    if (desk.kind() == desk::Desk::Kind::Demo || !desk.outgoing() || !desk.supplies())
        return;
    const auto keys = crypto::openFileKeyStore(desk.folder() + QStringLiteral("/keys"));
    const auto device = keys ? (*keys)->load(QStringLiteral("device.id")) : Result<crypto::Secret>(keys.fault());
    auto key = keys ? lan::signingKey(**keys) : Result<crypto::PrivateKey>(keys.fault());
    if (!key || !device)
        return; // the doctor names what is amiss with the keys
    m_line = std::make_unique<packs::FetchLine>(
        packs::FetchLine::Parts{
            clock, *std::move(key), device->view().toByteArray(), desk.folder(), QStringLiteral(NARU_VERSION), house},
        packs::FetchLine::Tells{[this](const packs::Arrived& release) { arrived(release); },
            [this](packs::Channel channel, Instant asOf) {
                m_desk.supplies()->confirmed(QLatin1StringView(packs::nameOf(channel)), asOf);
            },
            [this] { tell(); }});
    m_line->know(takenBy(*desk.supplies()));
    m_line->begin();
    desk.supplies()->bringBy({[this] { lookNow(); },
        [this](const QString& file, desk::Done done) { m_line->import(file, std::move(done)); }});
    QObject::connect(&desk, &desk::Desk::settingsChanged, m_line.get(), [this] { lookAgain(); });
}

ShelfLine::~ShelfLine()
{
    if (m_line)
        m_desk.supplies()->bringBy({});
}

void ShelfLine::heard(const QMap<QString, quint64>& versions)
{
    if (m_line)
        m_line->heard(versions);
}

void ShelfLine::lookNow()
{
    if (m_line)
        m_line->lookNow();
}

/// What came before a desk knew who it is waits for that.
void ShelfLine::lookAgain()
{
    const auto settings = m_desk.supplies()->standing(QStringLiteral("settings"));
    if (settings && settings->fault && settings->fault->is(desk::DeskFault::SetupIncomplete) && !m_desk.needsSetup())
        m_line->lookNow();
}

/// What the desk itself refused it knows; here is what never came so far.
void ShelfLine::tell()
{
    using Cause = packs::Fetcher::Cause;
    const desk::Supplies::Way before = m_desk.supplies()->way();
    desk::Supplies::Way now = wayOf(m_line->state());
    if (m_line->state().cause == Cause::Asking)
        now.fault = before.fault; // until it is known to be otherwise
    if (!(now == before))
        m_desk.supplies()->told(now);
}

/// New or again: the desk knows by the journal which of the two it is.
void ShelfLine::arrived(const packs::Arrived& release)
{
    const desk::Supply supply = supplyOf(release.taken, release.manifest, release.bytes);
    m_desk.supplies()->take(supply, [guard = QPointer<packs::FetchLine>(m_line.get())](const Result<void>& result) {
        if (guard)
            guard->settled(result);
    });
}

} // namespace naru
