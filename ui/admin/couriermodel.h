// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/carriage.h"
#include "ui/admin/form.h"

#include <QVariantList>

namespace naru::ui::admin {

/// This desk's record on a stick, to its hub and its answer back: how far it is, what came of it, and what a person
/// does next.
class CourierModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(bool running READ isRunning NOTIFY wordsChanged)
    Q_PROPERTY(QString waiting READ waiting NOTIFY wordsChanged)  ///< "보낼 것 12건"
    Q_PROPERTY(QVariantList lines READ lines NOTIFY wordsChanged) ///< [{kind, text}]; empty: nothing was begun
    Q_PROPERTY(QString next READ next NOTIFY wordsChanged)        ///< what to do with the stick; empty: nothing yet
    Q_PROPERTY(QString folder READ folder NOTIFY folderChanged)   ///< that was chosen last

public:
    /// `courier` must outlive it.
    CourierModel(desk::Desk& desk, desk::Carriage& courier, QObject* parent = nullptr);
    ~CourierModel() override;

    bool isRunning() const { return m_courier.state().isRunning(); }
    QString waiting() const;
    QVariantList lines() const;
    QString next() const;
    QString folder() const { return m_folder; }

public Q_SLOTS:
    void carryOut(const QString& folder);
    void bringBack(const QString& folder);
    void stop() { m_courier.stop(); }

Q_SIGNALS:
    void folderChanged();

private:
    bool take(const QString& folder); ///< else says why not
    void follow();

    desk::Carriage& m_courier;
    QString m_folder;
};

} // namespace naru::ui::admin
