// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"

#include <QQmlEngine>
#include <QVariantMap>

namespace naru::ui::shell {

/// The receipt of which nobody knows whether it came out: what the person is asked, and what becomes of the answer.
class PaperModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of DeskModel")
    /// {sentence, number, amount}: of the oldest one; empty where nothing is asked.
    Q_PROPERTY(QVariantMap question READ question NOTIFY questionChanged)
    Q_PROPERTY(bool asking READ asking NOTIFY questionChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

public:
    explicit PaperModel(desk::Desk& desk, QObject* parent = nullptr);

    QVariantMap question() const;
    bool asking() const { return waiting() > 0; }
    bool busy() const { return m_busy; }
    int waiting() const; ///< how many are to be answered

public Q_SLOTS:
    /// "whole", or "half" or "nothing", after which it is printed again as a marked copy.
    void answer(const QString& seen);
    void refresh();

Q_SIGNALS:
    void questionChanged();
    void busyChanged();
    void asked(); ///< somebody should look now
    void troubled(const QString& sentence, const QString& next);

private:
    void printAgain(const desk::Papers::OpenPrint& open);
    void tell(const Fault& fault);
    void setBusy(bool busy);

    desk::Desk& m_desk;
    bool m_busy = false;
};

} // namespace naru::ui::shell
