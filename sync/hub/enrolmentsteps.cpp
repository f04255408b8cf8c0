// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a desk and its code, each in one transaction.
#include "sync/hub/enrolment.h"

#include "app/codec/text.h"
#include "app/crypto/hash.h"
#include "sync/hub/enrolmentfaults.h"

namespace naru::hub {

namespace {

constexpr qsizetype nameLettersMax = 40;
constexpr std::chrono::days worthHanding{1}; ///< a certificate with less left is made anew

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

/// Its certificate is over: the same device may come again with a new code.
Result<bool> isOver(Sql& sql, const Desk& desk, Instant now)
{
    const auto papers = papersOf(sql, desk.device);
    if (!papers)
        return papers.fault();
    const auto last = *papers ? crypto::Certificate::parse((*papers)->certificate)
                              : Result<crypto::Certificate>(crypto::CryptoFault::BadCertificate);
    return last && last->notAfter() <= now;
}

/// When a desk may have the next one; a desk reckons the same way.
Instant twoThirdsOf(const crypto::Certificate& certificate)
{
    return certificate.notBefore() + (certificate.notAfter() - certificate.notBefore()) * 2 / 3;
}

bool isOpen(const std::optional<Ticket>& ticket, Instant now)
{
    return ticket && now < ticket->until && ticket->tries < Enrolment::wrongTriesMax;
}

} // namespace

Result<void> Enrolment::inOneGo(const std::function<Result<void>(Sql&)>& change)
{
    return m_parts.pool.with([&](Sql& sql) { return sql.within(change); });
}

Result<Enrolment::Outcome> Enrolment::enrolWith(const EnrolmentCode& code, const crypto::CertificateRequest& request)
{
    std::optional<Ticket> seen;
    const auto looked = m_parts.pool.with([&](Sql& sql) -> Result<void> {
        const auto found = ticketOf(sql, code.handle());
        if (found)
            seen = *found;
        return found ? Result<void>() : found.fault();
    });
    if (!looked)
        return looked.fault();
    const Instant now = m_parts.clock.now();
    if (!isOpen(seen, now))
        return HubFault::BadCode;
    const bool isRight = crypto::equalConstantTime(code.hash(), seen->hash); // slow: outside of the transaction
    const QByteArray spki = request.publicKey().spki(), device = *deviceIn(request.altNames());

    Result<Outcome> outcome = HubFault::BadCode;
    const auto went = inOneGo([&](Sql& sql) -> Result<void> {
        outcome = HubFault::BadCode;
        const auto ticket = ticketOf(sql, code.handle());
        if (!ticket)
            return ticket.fault();
        if (!isOpen(*ticket, now) || (*ticket)->hash != seen->hash)
            return {};
        const QByteArray& bound = (*ticket)->spki;
        if (!isRight || (!bound.isEmpty() && bound != spki)) {
            if (isRight)
                outcome = EnrolmentFault::CodeTaken;
            return countTry(sql, code.handle()); // kept: the transaction is not undone
        }
        if (bound.isEmpty()) {
            const auto first = bindTicket(sql, code.handle(), spki);
            if (!first || !*first)
                return first ? Fault(HubFault::StoreBusy) : first.fault();
        }
        if (const auto opened = openDesk(sql, **ticket, device, spki); !opened)
            return opened;
        const auto desk = deskOf(sql, device);
        if (!desk)
            return desk.fault();
        outcome = current(sql, **desk, request, Keep::WhileGood);
        if (!outcome)
            return outcome.fault();
        const bool waits = outcome->wait == Outcome::Wait::Authority;
        return waits ? prolongTicket(sql, code.handle(), now + offlinePatience) : Result<void>();
    });
    return went ? outcome : went.fault();
}

/// The desk that the code is for, with this key: it is there already, or it is made.
Result<void> Enrolment::openDesk(Sql& sql, const Ticket& ticket, const QByteArray& device, const QByteArray& spki)
{
    const auto known = deskOf(sql, device);
    if (!known)
        return known.fault();
    if (*known) {
        if ((*known)->status != Desk::Status::Active)
            return HubFault::Revoked;
        const bool isNamed = (*known)->site == ticket.site && (*known)->desk == ticket.desk;
        if (isNamed && (*known)->spki == spki)
            return {};
        return isNamed && ticket.device == device ? replaceKey(sql, **known, spki) : EnrolmentFault::KeyTaken;
    }
    if (!ticket.device.isEmpty())
        return EnrolmentFault::KeyTaken; // it is for a desk that is here
    const auto others = desksNamed(sql, ticket.site, ticket.desk);
    if (!others)
        return others.fault();
    for (const Desk& other : *others) {
        if (other.status == Desk::Status::Active)
            return HubFault::AlreadyThere;
    }
    Desk desk;
    desk.device = device;
    desk.site = ticket.site;
    desk.desk = ticket.desk;
    desk.spki = spki;
    desk.enrolled = m_parts.clock.now();
    return Devices::add(sql, desk);
}

/// The certificate goes with the key that it was for; what the key signed stays signed by this desk.
Result<void> Enrolment::replaceKey(Sql& sql, const Desk& desk, const QByteArray& spki)
{
    if (const auto kept = keepFormerKey(sql, desk.device, desk.spki, m_parts.clock.now()); !kept)
        return kept;
    if (const auto cleared = putPapers(sql, desk.device, Papers()); !cleared)
        return cleared;
    return Devices::setKey(sql, desk.device, spki);
}

/// The certificate that the desk has, where it may keep it, or a new one, or word that the request waits.
Result<Enrolment::Outcome> Enrolment::current(
    Sql& sql, const Desk& desk, const crypto::CertificateRequest& request, Keep keep)
{
    const auto stored = papersOf(sql, desk.device);
    if (!stored)
        return stored.fault();
    Papers papers = stored->value_or(Papers());
    const Instant now = m_parts.clock.now();
    if (const auto certificate = crypto::Certificate::parse(papers.certificate); certificate) {
        const Instant until
            = keep == Keep::WhileGood ? certificate->notAfter() - worthHanding : twoThirdsOf(*certificate);
        if (now < until)
            return Outcome{*certificate, Outcome::Wait::None};
    }
    const auto issued
        = m_parts.authority.issue({desk.device, desk.site, desk.desk}, request.publicKey(), now, m_parts.random);
    if (!issued && !issued.fault().is(HubFault::KeyMissing))
        return issued.fault();
    if (issued) {
        papers = Papers();
        papers.certificate = issued->der();
    } else if (papers.request == request.der()) {
        return Outcome{std::nullopt, Outcome::Wait::Authority};
    } else {
        papers.request = request.der();
    }
    if (const auto kept = putPapers(sql, desk.device, papers); !kept)
        return kept.fault();
    return issued ? Outcome{*issued, Outcome::Wait::None} : Outcome{std::nullopt, Outcome::Wait::Authority};
}

Result<Enrolment::Outcome> Enrolment::renewFor(
    const Desk& desk, const crypto::CertificateRequest& request, bool isProven)
{
    if (request.publicKey().spki() != desk.spki)
        return EnrolmentFault::KeyTaken;
    Result<Outcome> outcome = HubFault::UnknownDevice;
    const auto went = inOneGo([&](Sql& sql) -> Result<void> {
        outcome = HubFault::UnknownDevice;
        const auto fresh = deskOf(sql, desk.device);
        auto papers = papersOf(sql, desk.device);
        if (!fresh || !papers)
            return fresh ? papers.fault() : fresh.fault();
        if (!*fresh || (*fresh)->status != Desk::Status::Active) {
            outcome = HubFault::Revoked;
            return {};
        }
        if ((*fresh)->spki != request.publicKey().spki()) { // it was brought back with another key meanwhile
            outcome = EnrolmentFault::KeyTaken;
            return {};
        }
        const auto last = *papers ? crypto::Certificate::parse((*papers)->certificate)
                                  : Result<crypto::Certificate>(crypto::CryptoFault::BadCertificate);
        const Instant now = m_parts.clock.now();
        // A key that was not proven by TLS is given what everybody may see, its own certificate; a new one takes an
        // administrator.
        if (!isProven && last && now < last->notAfter()) {
            outcome = Outcome{*last, Outcome::Wait::None};
            return {};
        }
        if (!isProven) {
            if (last && last->notAfter() + graceLife < now)
                outcome = EnrolmentFault::TooLate;
            if (!last || last->notAfter() + graceLife < now)
                return {};
            if (!(*papers)->approved || *(*papers)->approved <= now) {
                outcome = Outcome{std::nullopt, Outcome::Wait::Approval};
                (*papers)->asked = now;
                (*papers)->approved.reset(); // what lapsed is asked for anew
                return putPapers(sql, desk.device, **papers);
            }
        }
        outcome = current(sql, **fresh, request, Keep::WhileYoung);
        return outcome ? Result<void>() : outcome.fault();
    });
    return went ? outcome : went.fault();
}

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

Result<Enrolment::Loss> Enrolment::lose(const QString& site, const QString& desk)
{
    Loss loss;
    const auto went = inOneGo([&](Sql& sql) -> Result<void> {
        const auto lost = named(sql, site, desk);
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
            if (!revoked)
                return revoked;
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
        const auto found = named(sql, site, desk);
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
        const auto desk = deskOf(sql, *device);
        if (!desk)
            return desk.fault();
        if (!*desk)
            return HubFault::UnknownDevice;
        if ((*desk)->status != Desk::Status::Active)
            return HubFault::Revoked;
        if ((*desk)->spki != key->spki())
            return HubFault::BadRequest;
        subject = {*device, (*desk)->site, (*desk)->desk};
        Papers papers;
        papers.certificate = certificate.der();
        return putPapers(sql, *device, papers);
    });
    return went ? Result<Subject>(subject) : went.fault();
}

} // namespace naru::hub
