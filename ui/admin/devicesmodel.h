// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/rack.h"
#include "ui/admin/form.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace naru::ui::admin {

/// The devices of this desk: how each one is, a way to try it, and which there are.
class DevicesModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    /// [{key, icon, title, sort, kind, second, place, state, stateKind, next, trouble, testing, chosen, name}]
    /// and for a printer {page, takesPages, paper: "80" | "58", letters: "drawn" | "own"}, in their order. `chosen`:
    /// the settings name it; else it is used because it is there.
    Q_PROPERTY(QVariantList devices READ devices NOTIFY devicesChanged)
    Q_PROPERTY(QVariantList offers READ offers NOTIFY offersChanged) ///< [{sort, address, icon, title, second}]

public:
    /// Without a rack there are no devices. The rack must outlive it.
    DevicesModel(desk::Desk& desk, device::Rack* rack, QObject* parent = nullptr);

    QVariantList devices() const { return m_rows; }
    QVariantList offers() const { return m_offers; }

public Q_SLOTS:
    void test(const QString& key);
    void rename(const QString& key, const QString& name);
    void remove(const QString& key);
    void moveUp(const QString& key);
    void moveDown(const QString& key);
    void add(const QString& sort, const QString& address); ///< "scanner", "nfc_reader", "camera", "printer"
    /// A printer on other paper, with other letters; `added` says its new key.
    void usePaper(const QString& key, const QString& paper);
    void useLetters(const QString& key, const QString& letters);

Q_SIGNALS:
    void devicesChanged();
    void offersChanged();
    void added(const QString& key); ///< chosen from now on

private:
    using Choices = QList<device::DeviceChoice>;
    void meet();
    void refresh();
    void tested(const device::Device& device, const Result<void>& outcome);
    QVariantMap rowOf(const device::Device& device) const;
    QVariantMap stateOf(const device::Device& device) const;
    QString troubleOf(const device::Device& device) const;
    QVariantList offered() const;
    device::Device* find(const QString& key) const;
    Choices current() const;
    void move(const QString& key, qsizetype by);
    void save(const Choices& choices, const QString& said);
    void keepAndChoose(const Choices& choices, qsizetype place, const QString& said);
    void keepPrinter(const QString& key, const std::function<void(device::PrinterSetup&)>& change);
    QString whyNotAdded(const device::DeviceChoice& choice) const;

    struct Outcome {
        QString kind, sentence, next;
    };
    device::Rack* const m_rack;
    QSet<const device::Device*> m_met;
    QSet<QString> m_testing;
    QHash<QString, Outcome> m_outcomes; ///< of the last trial, by key
    QVariantList m_rows, m_offers;
};

} // namespace naru::ui::admin
