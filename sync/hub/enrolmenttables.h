// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/devices.h"

namespace naru::hub {

/// Room "enrolment": enrolment_code, device_certificate, former_key. The same SQL for both engines; all within the
/// caller's transaction.
extern const std::span<const SqlPool::Migration> enrolmentSchema;

/// An enrolment code that was given out.
struct Ticket {
    QString handle; ///< its first group
    QByteArray hash;
    QString site, desk;
    Instant until{};
    int tries = 0;       ///< wrong ones
    QByteArray spki;     ///< of the request that it was first used with; empty: not used yet
    QByteArray device{}; ///< which it brings back with a new key; empty: a desk that is new here
};
Result<std::optional<Ticket>> ticketOf(Sql& sql, const QString& handle);
/// A desk has one code at a time: the one before is dropped.
Result<void> putTicket(Sql& sql, const Ticket& ticket);
Result<void> countTry(Sql& sql, const QString& handle);
/// False: somebody was first, or it is gone.
Result<bool> bindTicket(Sql& sql, const QString& handle, const QByteArray& spki);
Result<void> prolongTicket(Sql& sql, const QString& handle, Instant until);
Result<void> dropTickets(Sql& sql, const QString& site, const QString& desk);

/// What the hub keeps of a desk's certificate.
struct Papers {
    QByteArray certificate;          ///< DER, the newest; empty: none yet
    QByteArray request;              ///< DER, waits for the authority that is kept offline; empty: none
    std::optional<Instant> asked;    ///< a desk whose certificate is past asked for a new one
    std::optional<Instant> approved; ///< an administrator allowed it, until then
    std::optional<Instant> lost;     ///< when an administrator said that the desk is lost …
    Head lastGood;                   ///< … and how far its record was here then
};
Result<std::optional<Papers>> papersOf(Sql& sql, const QByteArray& device);
Result<void> putPapers(Sql& sql, const QByteArray& device, const Papers& papers);
/// Devices with a request that waits.
Result<QList<QByteArray>> waitingDevices(Sql& sql);

/// A key that was a desk's until then: what it signed is still that desk's. Twice is once.
Result<void> keepFormerKey(Sql& sql, const QByteArray& device, const QByteArray& spki, Instant until);
struct FormerKey {
    QByteArray device, spki;
    Instant until{};
};
Result<QList<FormerKey>> formerKeys(Sql& sql); ///< of all desks
Result<bool> hasFormerKey(Sql& sql, const QByteArray& device);

struct LostDesk {
    QByteArray device, spki;
    Head lastGood;
    Instant lost{};
};
Result<QList<LostDesk>> lostDesks(Sql& sql); ///< newest last

/// Of that name, newest first.
Result<QList<Desk>> desksNamed(Sql& sql, const QString& site, const QString& desk);
Result<QList<Desk>> desksCalled(Sql& sql, const QString& desk); ///< at any site
Result<std::optional<Desk>> deskOf(Sql& sql, const QByteArray& device);
/// The same, for whoever changes it or its papers: until this transaction ends nobody else does, see
/// Devices::holdHead. Before the desk's papers and its code are touched, so that all come in one order.
Result<std::optional<Desk>> heldDeskOf(Sql& sql, const QByteArray& device);

} // namespace naru::hub
