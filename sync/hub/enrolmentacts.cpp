// SPDX-License-Identifier: GPL-3.0-or-later
// What a person at the hub does about a desk, each in one transaction.
#include "sync/hub/enrolment.h"

#include "app/codec/text.h"
#include "app/crypto/hash.h"
#include "sync/hub/enrolmentfaults.h"
#include "sync/hub/roll.h"

namespace naru::hub {

namespace {

constexpr qsizetype nameLettersMax = 40;

/// 1 to 40 letters, printable, no spaces at its ends: what a desk takes for a name, see lan::isName.
bool isName(const QString& name)
{
    const auto letters = name.toUcs4();
    return !letters.isEmpty() && letters.size() <= nameLettersMax && name.isValidUtf16() && name.trimmed() == name
        && std::all_of(letters.begin(), letters.end(), [](auto letter) {
               const auto category = QChar::category(char32_t(letter));
               return QChar::isPrint(char32_t(letter)) && category != QChar::Separator_Line
                   && category != QChar::Separator_Paragraph;
           });
}

bool isPast(const QByteArray& der, Instant now)
{
    const auto certificate = crypto::Certificate::parse(der);
    return certificate && certificate->notAfter() <= now;
}

/// Its certificate is over: the same device may come again with a new code.
Result<bool> isOver(Sql& sql, const Desk& desk, Instant now)
{
    const auto papers = papersOf(sql, desk.device);
    if (!papers)
        return papers.fault();
    return *papers && isPast((*papers)->certificate, now);
}

} // namespace

Result<Enrolment::Invitation> Enrolment::invite(const QString& site, const QString& desk)
{
    if (!isName(site) || !isName(desk))
        return EnrolmentFault::BadName;
    Ticket ticket;
    ticket.site = site;
    ticket.desk = desk;
    return offer(std::move(ticket), [&](Sql& sql) -> Result<void> {
        const auto desks = desksNamed(sql, site, desk);
        if (!desks)
            return desks.fault();
        for (const Desk& other : *desks) {
            const auto closed = isOver(sql, other, m_parts.clock.now());
            if (!closed)
                return closed.fault();
            if (other.status == Desk::Status::Active && !*closed)
                return HubFault::AlreadyThere;
        }
        return {};
    });
}

Result<Enrolment::Invitation> Enrolment::inviteAgain(const QString& site, const QString& desk)
{
    Ticket ticket;
    const auto looked = m_parts.pool.with([&](Sql& sql) -> Result<void> {
        const auto found = named(sql, site, desk);
        if (!found)
            return found.fault();
        ticket.device = found->device;
        ticket.site = found->site;
        ticket.desk = found->desk;
        return {};
    });
    if (!looked)
        return looked.fault();
    return offer(ticket, [&ticket](Sql& sql) -> Result<void> {
        const auto there = deskOf(sql, ticket.device);
        if (!there)
            return there.fault();
        const bool isActive = *there && (*there)->status == Desk::Status::Active;
        return isActive ? Result<void>() : HubFault::Revoked;
    });
}

Result<Enrolment::Invitation> Enrolment::offer(Ticket ticket, const std::function<Result<void>(Sql&)>& may)
{
    constexpr int drawsMax = 20;
    for (int draw = 0; draw < drawsMax; ++draw) {
        const auto code = EnrolmentCode::draw(m_parts.random);
        ticket.handle = code.handle();
        ticket.hash = code.hash();
        ticket.until = m_parts.clock.now() + codeLife;
        bool isFree = false;
        const auto put = inOneGo([&](Sql& sql) -> Result<void> {
            const auto allowed = may(sql);
            const auto taken = ticketOf(sql, ticket.handle);
            if (!allowed || !taken)
                return allowed ? taken.fault() : allowed.fault();
            isFree = !*taken;
            return isFree ? putTicket(sql, ticket) : Result<void>();
        });
        if (!put)
            return put.fault();
        if (isFree)
            return Invitation{code.text(), ticket.site, ticket.desk, ticket.until, ticket.device};
    }
    return HubFault::StoreFailed;
}

Result<Desk> Enrolment::named(Sql& sql, const QString& site, const QString& desk) const
{
    const auto number = codec::fromHex(desk.toLatin1());
    const auto byNumber = number && number->size() == journal::deviceIdBytes
        ? deskOf(sql, *number)
        : Result<std::optional<Desk>>(std::nullopt);
    if (!byNumber || *byNumber)
        return byNumber ? Result<Desk>(**byNumber) : byNumber.fault();
    const auto found = site.isEmpty() ? desksCalled(sql, desk) : desksNamed(sql, site, desk);
    if (!found)
        return found.fault();
    if (found->isEmpty())
        return HubFault::UnknownDevice;
    for (const Desk& other : *found) {
        if (other.site != found->first().site)
            return EnrolmentFault::ManyOfName;
    }
    for (const Desk& other : *found) {
        if (other.status == Desk::Status::Active)
            return other;
    }
    return found->first();
}

Result<Desk> Enrolment::held(Sql& sql, const QString& site, const QString& desk) const
{
    const auto found = named(sql, site, desk);
    if (!found)
        return found.fault();
    const auto now = heldDeskOf(sql, found->device);
    if (!now)
        return now.fault();
    return *now ? Result<Desk>(**now) : HubFault::UnknownDevice;
}

Result<void> Enrolment::enter(
    Sql& sql, const Desk& desk, wire::RollAct::What what, const crypto::Certificate* certificate) const
{
    wire::RollAct act{
        what, desk.device, desk.site, desk.desk, crypto::sha256(desk.spki).first(wire::keyIdBytes), {}, {}};
    if (certificate) {
        act.certificate = certificate->fingerprint();
        act.until = certificate->notAfter();
    }
    return enterInRoll(sql, wire::originOf(m_parts.authority.pin()), act, m_parts.clock.now(), m_parts.random);
}

Result<void> Enrolment::enterGiven(
    Sql& sql, const Desk& desk, const Papers& before, const crypto::Certificate& certificate) const
{
    using What = wire::RollAct::What;
    if (before.certificate == certificate.der())
        return {}; // brought twice
    const bool isFirst = before.certificate.isEmpty();
    const auto former = isFirst ? hasFormerKey(sql, desk.device) : Result<bool>(false);
    if (!former)
        return former.fault();
    // An approval that was given too early allowed nothing.
    const bool isBack = before.approved && isPast(before.certificate, m_parts.clock.now());
    const What what = *former ? What::NewKey : isFirst ? What::Enrolled : isBack ? What::Returned : What::Renewed;
    return enter(sql, desk, what, &certificate);
}

Result<Enrolment::Loss> Enrolment::lose(const QString& site, const QString& desk)
{
    Loss loss;
    const auto went = inOneGo([&](Sql& sql) -> Result<void> {
        const auto lost = held(sql, site, desk);
        if (!lost)
            return lost.fault();
        const auto stored = papersOf(sql, lost->device);
        if (!stored)
            return stored.fault();
        Papers papers = stored->value_or(Papers());
        if (!papers.lost) {
            papers.lost = m_parts.clock.now();
            papers.lastGood = lost->head;
            papers.request.clear();
            const auto kept = putPapers(sql, lost->device, papers);
            const auto revoked = kept ? Devices::setStatus(sql, lost->device, Desk::Status::Lost) : kept;
            const auto entered = revoked ? enter(sql, *lost, wire::RollAct::What::Lost, nullptr) : revoked;
            if (!entered)
                return entered;
        }
        constexpr qsizetype keyIdBytes = 8;
        loss = {lost->device, crypto::sha256(lost->spki).first(keyIdBytes), papers.lastGood, *papers.lost};
        return dropTickets(sql, lost->site, lost->desk);
    });
    return went ? Result<Loss>(loss) : went.fault();
}

Result<void> Enrolment::approve(const QString& site, const QString& desk)
{
    return inOneGo([&](Sql& sql) -> Result<void> {
        const auto found = held(sql, site, desk);
        if (!found)
            return found.fault();
        if (found->status != Desk::Status::Active)
            return HubFault::Revoked;
        const auto stored = papersOf(sql, found->device);
        if (!stored)
            return stored.fault();
        Papers papers = stored->value_or(Papers());
        papers.approved = m_parts.clock.now() + approvalLife;
        return putPapers(sql, found->device, papers);
    });
}

Result<QList<Enrolment::Waiting>> Enrolment::waiting()
{
    QList<Waiting> list;
    const auto went = m_parts.pool.with([&](Sql& sql) -> Result<void> {
        const auto devices = waitingDevices(sql);
        if (!devices)
            return devices.fault();
        for (const QByteArray& device : *devices) {
            const auto desk = deskOf(sql, device);
            const auto papers = papersOf(sql, device);
            if (!desk || !papers)
                return desk ? papers.fault() : desk.fault();
            if (*desk && *papers && (*desk)->status == Desk::Status::Active)
                list.append({{device, (*desk)->site, (*desk)->desk}, (*papers)->request});
        }
        return {};
    });
    return went ? Result<QList<Waiting>>(list) : went.fault();
}

Result<Subject> Enrolment::take(const crypto::Certificate& certificate)
{
    const auto names = crypto::altNamesOf(certificate);
    const auto device = names ? deviceIn(*names) : std::nullopt;
    const auto key = certificate.publicKey();
    if (!device || !key || !certificate.isSignedBy(m_parts.authority.certificate()))
        return HubFault::BadRequest;
    Subject subject;
    const auto went = inOneGo([&](Sql& sql) -> Result<void> {
        const auto desk = heldDeskOf(sql, *device);
        if (!desk)
            return desk.fault();
        if (!*desk)
            return HubFault::UnknownDevice;
        if ((*desk)->status != Desk::Status::Active)
            return HubFault::Revoked;
        if ((*desk)->spki != key->spki())
            return HubFault::BadRequest;
        subject = {*device, (*desk)->site, (*desk)->desk};
        const auto before = papersOf(sql, *device);
        if (!before)
            return before.fault();
        Papers papers;
        papers.certificate = certificate.der();
        if (const auto kept = putPapers(sql, *device, papers); !kept)
            return kept;
        return enterGiven(sql, **desk, before->value_or(Papers()), certificate);
    });
    return went ? Result<Subject>(subject) : went.fault();
}

} // namespace naru::hub
