// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/papers.h"

namespace naru::test {

/// Papers that a test leaves open, and what was answered and printed.
class FakePapers final : public desk::Papers {
public:
    struct Answered {
        QByteArray receipt;
        Seen seen;
    };
    QList<OpenPrint> open;
    QList<Answered> answers;
    QList<QByteArray> printed;
    std::optional<Fault> refuses; ///< the next answer
    QList<QByteArray> checkedTexts;
    std::optional<desk::CheckedReceipt> says; ///< of what is checked
    device::PrintOutcome outcome{device::PrintOutcome::What::Printed, {}};

    void leaveOpen(const QByteArray& id, bool wasCutOff = false)
    {
        payments::Receipt receipt;
        receipt.id = id;
        receipt.number = QStringLiteral("A1-0000%1").arg(42 + open.size());
        receipt.amount = Won{2'400};
        open.append({receipt, 0, {}, wasCutOff});
        Q_EMIT unansweredChanged();
    }

    void usePrinter(device::Printer*, const paper::Roll&, Letters) override { }
    device::Printer* printer() const override { return nullptr; }
    const paper::Roll& roll() const override { return paper::roll80; }
    void usePagePrinter(device::Printer*) override { }
    void issue(const QByteArray&, const Wish&, Issued) override { }
    void issueGivenBack(const QString&, const QByteArray&, const Wish&, Issued) override { }
    void receiptsOf(const QByteArray&, std::function<void(Result<QList<payments::IssuedReceipt>>)>) override { }
    void due(std::function<void(Result<QStringList>)>) override { }
    void print(const QByteArray& receipt, const Look&, Printed done) override
    {
        printed.append(receipt);
        done(outcome);
    }
    QList<OpenPrint> unanswered() const override { return open; }
    void answer(const QByteArray& receipt, Seen seen, std::function<void(Result<void>)> done) override
    {
        if (refuses)
            return done(*std::exchange(refuses, std::nullopt));
        answers.append({receipt, seen});
        open.removeIf([&](const OpenPrint& one) { return one.receipt.id == receipt; });
        Q_EMIT unansweredChanged();
        done({});
    }
    void printPages(const paper::Document&, Printed) override { }
    void eReceipt(const QByteArray&, std::function<void(Result<QByteArray>)> then) override { then(QByteArray()); }
    void useHub(desk::HubKeeps) override { }
    void check(const QByteArray& text) override
    {
        checkedTexts.append(text);
        if (says)
            Q_EMIT checked(*says);
    }
    void forgetChecked() override { checkedTexts.clear(); }
};

} // namespace naru::test
