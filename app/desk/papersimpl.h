// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/deskimpl.h"
#include "app/desk/papers.h"
#include "app/payments/cash.h"
#include "app/payments/receiptplace.h"
#include "devices/api/rack.h"

#include <QPointer>

namespace naru::desk {

class PapersImpl final : public Papers {
public:
    explicit PapersImpl(DeskImpl& desk)
        : m_desk(desk)
    {
    }
    /// What was being printed when the desk went down waits for somebody who looks.
    Result<void> begin();

    void usePrinter(device::Printer* printer, const paper::Roll& roll, Letters letters) override;
    device::Printer* printer() const override { return m_printer; }
    void usePagePrinter(device::Printer* printer) override { m_pagePrinter = printer; }
    /// Those of the rack: the first for receipts, the first that takes pages for reports.
    void usePrinters(const QList<device::PrinterUse>& printers);
    const paper::Roll& roll() const override { return m_roll; }
    void issue(const QByteArray& charge, const Wish& wish, Issued then) override;
    void issueGivenBack(const QString& serviceId, const QByteArray& charge, const Wish& wish, Issued then) override;
    void receiptsOf(
        const QByteArray& charge, std::function<void(Result<QList<payments::IssuedReceipt>>)> then) override;
    void due(std::function<void(Result<QStringList>)> then) override;
    void print(const QByteArray& receipt, const Look& look, Printed done) override;
    void eReceipt(const QByteArray& receipt, std::function<void(Result<QByteArray>)> then) override;
    void useHub(HubKeeps keeps) override { m_hub = std::move(keeps); }
    void check(const QByteArray& text) override;
    void forgetChecked() override
    {
        m_brought.clear();
        ++m_check;
    }
    QList<OpenPrint> unanswered() const override { return m_open; }
    void answer(const QByteArray& receipt, Seen seen, std::function<void(Result<void>)> done) override;
    void printPages(const paper::Document& document, Printed done) override;

private:
    /// All that a paper needs of the tables.
    struct Books {
        payments::Charge charge;
        QList<payments::Attempt> attempts;
        QList<payments::IssuedReceipt> issued;
        payments::CashSum cash;
    };
    template <typename Value>
    void readAside(
        std::function<Result<Value>(storage::Database&)> read, std::function<void(Result<Value>)> then) const;
    static std::function<Result<Books>(storage::Database&)> booksOf(const QByteArray& charge);
    void drawUp(const QString& reversal, const QByteArray& charge, const Wish& wish, Issued then);
    payments::ReceiptTexts textsFor(const Books& books, const payments::Attempt* attempt, const Wish& wish);
    void record(const payments::PaperEvent& event, Issued then);
    /// What is read of a paper before it is printed.
    struct Known {
        payments::IssuedReceipt issued;
        std::optional<payments::ReceiptPlace> place;
        std::optional<QByteArray> proof; ///< the hub's, of that place
    };
    static Result<std::optional<Known>> knownIn(
        storage::Database& database, const QByteArray& receipt, const HubKeeps& hub);
    Result<QByteArray> codeOf(const Known& known) const;
    void printKnown(const Known& known, const Look& look, Printed done);
    void sendWitnessed(const OpenPrint& begun, const QByteArray& job, Printed done);
    void send(const OpenPrint& begun, const QByteArray& job, Printed done);
    void ended(const OpenPrint& begun, const device::PrintOutcome& outcome, Printed done);
    void forgetOpen(const QByteArray& receipt);
    const OpenPrint* openOf(const QByteArray& receipt) const;

    DeskImpl& m_desk;
    QPointer<device::Printer> m_printer, m_pagePrinter;
    paper::Roll m_roll = paper::roll80;
    Letters m_letters = Letters::Drawn;
    qint64 m_lastNumber = 0;
    bool m_isPrinting = false;
    HubKeeps m_hub;
    QByteArray m_brought; ///< the receipt that was checked last
    quint64 m_check = 0;  ///< of the newest: a late answer to an earlier one is not told
    QList<OpenPrint> m_open;
};

template <typename Value>
void PapersImpl::readAside(
    std::function<Result<Value>(storage::Database&)> read, std::function<void(Result<Value>)> then) const
{
    m_desk.runAside([this, read, then] {
        auto value = std::make_shared<Result<Value>>(payments::ReceiptFault::Unknown);
        const auto asked = m_desk.journal().query([&](storage::Database& database) -> Result<void> {
            *value = read(database);
            return *value ? Result<void>() : Result<void>(value->fault());
        });
        if (!asked)
            *value = asked.fault();
        QMetaObject::invokeMethod(
            const_cast<PapersImpl*>(this), [value, then] { then(*value); }, Qt::QueuedConnection);
    });
}

} // namespace naru::desk
