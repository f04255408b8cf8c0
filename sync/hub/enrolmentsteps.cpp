// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk's own request does to it and to its code, each in one transaction.
#include "sync/hub/enrolment.h"

#include "sync/hub/enrolmentfaults.h"

namespace naru::hub {

namespace {

constexpr std::chrono::days worthHanding{1}; ///< a certificate with less left is made anew

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
        const auto known = heldDeskOf(sql, device);
        if (!known)
            return known.fault();
        if (bound.isEmpty()) {
            const auto first = bindTicket(sql, code.handle(), spki);
            if (!first || !*first)
                return first ? Fault(HubFault::StoreBusy) : first.fault();
        }
        if (const auto opened = openDesk(sql, **ticket, *known, device, spki); !opened)
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

/// The desk that the code is for, with this key: it is there already (`known`, held), or it is made.
Result<void> Enrolment::openDesk(
    Sql& sql, const Ticket& ticket, const std::optional<Desk>& known, const QByteArray& device, const QByteArray& spki)
{
    if (known) {
        if (known->status != Desk::Status::Active)
            return HubFault::Revoked;
        const bool isNamed = known->site == ticket.site && known->desk == ticket.desk;
        if (isNamed && known->spki == spki)
            return {};
        return isNamed && ticket.device == device ? replaceKey(sql, *known, spki) : EnrolmentFault::KeyTaken;
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
            = keep == Keep::WhileGood ? certificate->notAfter() - worthHanding : renewalOf(*certificate);
        if (now < until)
            return Outcome{*certificate, Outcome::Wait::None};
    }
    const Papers before = papers;
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
    if (const auto entered = issued ? enterGiven(sql, desk, before, *issued) : Result<void>(); !entered)
        return entered.fault();
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
        const auto fresh = heldDeskOf(sql, desk.device);
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

} // namespace naru::hub
