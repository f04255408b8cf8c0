// SPDX-License-Identifier: GPL-3.0-or-later
// What a terminal answers beside its payments, and what it keeps.
#include "app/base/savefile.h"
#include "devices/simulator/terminal/paymentterminal.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace naru::sim {

namespace nexo = payments::nexo;
using Course = Play::Course;
using Way = Play::Way;

namespace {

QString text(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

void PaymentTerminal::answerStatus(const nexo::Request& request, From from)
{
    const auto& about = std::get<nexo::TransactionStatusRequest>(request.body).about;
    const QByteArray saleId = about.saleId.isEmpty() ? request.header.saleId : about.saleId;
    Entry* const entry = about.serviceId.isEmpty() ? m_book.last() : m_book.find(saleId, about.serviceId);
    const auto say = [&](const char* condition, const char* message) {
        reply(request.header, from, PlainReply{condition, message});
    };
    Q_EMIT happened(QStringLiteral("status"), text(about.serviceId));
    if (!entry)
        return say("NotFound", "Message not found");
    const int asked = entry->statusAsked++;
    const Course course = entry->play->course;
    if (course == Course::LostThenHeard && entry->state == Entry::State::Held && asked >= 2) {
        entry->remembered = true;
        finish(*entry, *entry->outcome);
    }
    if (entry->state == Entry::State::Waiting && entry->play->way == Way::Close && asked >= 1) {
        if (course == Course::RunsThenForgotten)
            entry->remembered = false;
        if (course == Course::Runs || course == Course::RunsThenForgotten)
            finish(*entry, *entry->outcome);
    }
    save();
    if (course == Course::NoStatus)
        return reply(request.header, from, PlainReply{}, entry->play->way);
    if (course == Course::LostThenHeard && asked == 1)
        return Q_EMIT repeatedLast(from);
    if (!entry->remembered || entry->state == Entry::State::Held)
        return say("NotFound", "Message not found");
    if (entry->state != Entry::State::Done) {
        const char* const event = entry->state != Entry::State::Waiting ? ""
            : entry == m_reading                                        ? "CARD_PRESENTED"
                                                                        : "TENDER_CREATED";
        return reply(request.header, from, PlainReply{m_settings.unfinished, "Transaction still in progress", event});
    }
    reply(request.header, from, StatusReply{about, *entry});
}

/// No verdict comes back: that is on the payment itself.
void PaymentTerminal::abort(const nexo::Request& request, From from)
{
    const QByteArray meant = std::get<nexo::AbortRequest>(request.body).about.serviceId;
    Q_EMIT happened(QStringLiteral("aborted"), text(meant));
    Q_EMIT acknowledged(from);
    if (!m_waiting || m_waiting->asked.serviceId != meant)
        return;
    Entry& entry = *m_waiting;
    if (entry.play->course == Course::WaitsForAbort)
        return finish(entry, outcomes.front());
    m_waiting = nullptr;
    fail(entry, "Aborted", "104 Merchant cancelled tx");
    speak(entry);
    Q_EMIT changed();
}

void PaymentTerminal::login(const nexo::Request& request, From from)
{
    const bool wanted = std::get<nexo::LoginRequest>(request.body).trainingMode;
    if (wanted)
        m_trainees.insert(request.header.saleId);
    else
        m_trainees.remove(request.header.saleId);
    m_desks.insert(request.header.saleId);
    m_lostDesks.remove(request.header.saleId);
    save();
    Q_EMIT happened(QStringLiteral("login"), text(request.header.saleId));
    PlainReply answer;
    answer.training = wanted && m_training != Training::Unknown;
    reply(request.header, from, answer);
}

void PaymentTerminal::tellTotals(const nexo::Request& request, From from)
{
    TotalsReply totals;
    for (const Entry& one : m_book.entries()) {
        if (one.reconciled || !one.remembered || one.training || one.state != Entry::State::Done
            || one.said.isFailure())
            continue;
        ++(one.isReversal() ? totals.reversals : totals.payments);
        (one.isReversal() ? totals.reversedMillionths : totals.paidMillionths) += one.said.authorised.millionths;
    }
    totals.reconciliation = QByteArray::number(1000 + m_reconciliation);
    if (request.header.category == nexo::MessageCategory::Reconciliation) {
        m_book.closeTotals();
        ++m_reconciliation;
        save();
    }
    Q_EMIT happened(QStringLiteral("totals"), {});
    reply(request.header, from, totals);
}

void PaymentTerminal::reboot()
{
    ++m_boot;
    if (m_waiting) {
        fail(*m_waiting, "Aborted", "power was lost");
        m_waiting = nullptr;
    }
    m_lostDesks += m_desks; // they are told so
    m_desks.clear();
    m_speakTo.clear();
    Q_EMIT rebooted();
    Q_EMIT happened(QStringLiteral("rebooted"), {});
    Q_EMIT changed();
}

void PaymentTerminal::endOfDay()
{
    for (Entry& one : m_book.entries()) {
        const bool runs = one.state == Entry::State::Held || one.state == Entry::State::Waiting;
        if (!runs || one.play->course == Course::Plain || one.play->course == Course::WaitsForAbort)
            continue;
        one.remembered = one.remembered || one.play->course == Course::LostThenHeard;
        one.isReversal() && one.state == Entry::State::Held ? begin(one, 0) : finish(one, *one.outcome);
    }
}

void PaymentTerminal::load()
{
    QFile file(m_settings.file);
    if (m_settings.file.isEmpty() || !file.exists())
        return;
    const QJsonObject saved
        = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    auto book = TerminalBook::fromJson(saved);
    m_readable = book && saved.contains(u"entries");
    if (!m_readable)
        return;
    m_book = std::move(*book);
    m_reconciliation = saved[u"reconciliation"].toInt(1);
    for (const QJsonValue desk : saved[u"desks"].toArray())
        m_lostDesks.insert(desk.toString().toUtf8()); // it starts anew
    for (Entry& one : m_book.entries()) {             // its plug was pulled
        if (one.state == Entry::State::Waiting)
            fail(one, "Aborted", "power was lost");
        else if (one.state == Entry::State::Late)
            one.state = Entry::State::Done;
    }
}

void PaymentTerminal::save()
{
    if (m_settings.file.isEmpty())
        return;
    QJsonObject saved = m_book.toJson();
    saved.insert(QStringLiteral("reconciliation"), m_reconciliation);
    QJsonArray desks;
    for (const QByteArray& desk : m_desks + m_lostDesks)
        desks.append(QString::fromUtf8(desk));
    saved.insert(QStringLiteral("desks"), desks);
    QSaveFile file(m_settings.file);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(saved).toJson(QJsonDocument::Compact));
        commitWhole(file);
    }
}

} // namespace naru::sim
