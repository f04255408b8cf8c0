// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/supplies.h"
#include "ui/admin/form.h"

#include <QTimer>

namespace naru::ui::admin {

/// What the agency hands down to this desk: what of it is in use, since when, and what is amiss.
class ReleasesModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    /// [{channel, icon, title, kind, second, version, taken, asOf, sentence, next, back}] of every channel; `back` is
    /// what the button says that goes to the other version, or empty.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY wordsChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY wordsChanged)
    Q_PROPERTY(bool brought READ brought CONSTANT)            ///< somebody brings them: a look and a stick are of use
    Q_PROPERTY(bool canLook READ canLook NOTIFY wordsChanged) ///< there is somebody to ask
    Q_PROPERTY(QString doing READ doing NOTIFY wordsChanged)  ///< what is under way now; empty: nothing

    Q_PROPERTY(bool looking READ looking NOTIFY answered) ///< somebody pressed, and waits for what the hub says

public:
    /// A look that nobody has begun by then, or that stands still so long, ends without an answer.
    static constexpr Milliseconds lookBegins{10'000}, lookStalls{100'000};

    explicit ReleasesModel(desk::Desk& desk, QObject* parent = nullptr);
    QVariantList rows() const;
    QString summary() const;
    bool brought() const;
    bool canLook() const;
    QString doing() const;
    bool looking() const { return m_isLooking; }

public Q_SLOTS:
    void look();                     ///< at what the hub has
    void bring(const QString& path); ///< from a stick
    void goBack(const QString& channel);
    void giveUp(); ///< the look; the timer's, and a test's

private:
    static QString titleOf(const QString& channel);
    void watchLook();
    void endLook(const Result<void>& result, const QString& said = {});
    QVariantMap row(const char* channel, const std::optional<desk::Supplies::Standing>& standing) const;

    bool m_isLooking = false;
    bool m_hasAsked = false; ///< the hub, or a sister, since the press
    QTimer m_end;
};

} // namespace naru::ui::admin
