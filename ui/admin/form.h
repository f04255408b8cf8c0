// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "ui/admin/adminwords.h"

#include <QQmlEngine>

namespace naru::ui::admin {

/// What every page of fields shares: it asks the desk for one thing at a time, says in place what was not taken (under
/// the field, or under "all"), and what was done. The desk decides.
class Form : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(bool busy READ busy NOTIFY answered)
    Q_PROPERTY(QVariantMap wrong READ wrong NOTIFY answered) ///< name of the field → sentence
    Q_PROPERTY(QString said READ said NOTIFY answered)       ///< what was done; empty: nothing yet

public:
    explicit Form(desk::Desk& desk, QObject* parent = nullptr);

    bool busy() const { return m_busy; }
    QVariantMap wrong() const { return m_wrong; }
    QString said() const { return m_said; }

public Q_SLOTS:
    void forget(); ///< the sentences, when the person goes on

Q_SIGNALS:
    void answered();
    void wordsChanged(); ///< facts or the language changed
    void finished();     ///< taken: the fields may be emptied

protected:
    virtual Tongue tongue() const;
    QDate today() const { return koreanDate(m_desk.now()); }

    void begin();
    void refuse(const QString& field, const QString& sentence);
    void refuse(const Fault& fault);                          ///< under the field it speaks of
    bool pinStands(const QString& pin, const QString& again); ///< else says why not
    desk::Done whenDone(const QString& said);

    desk::Desk& m_desk;

private:
    bool m_busy = false;
    QVariantMap m_wrong;
    QString m_said;
};

} // namespace naru::ui::admin
