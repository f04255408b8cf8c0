// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/keyboardlayout.h"

#include <QObject>
#include <QQmlEngine>
#include <QVariantList>

namespace naru::kit {

/// What the keyboard on the screen does, without its looks: which keys are in sight, and the text they write. Its own
/// changes to `text` leave a page's binding to it alive.
class Typewriter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    /// The page it opens with; `page` is the one in sight.
    Q_PROPERTY(QString ime READ ime WRITE setIme NOTIFY imeChanged)
    Q_PROPERTY(QString page READ page NOTIFY faceChanged)
    Q_PROPERTY(int leaf READ leaf NOTIFY faceChanged)
    Q_PROPERTY(bool shifted READ isShifted NOTIFY faceChanged)
    /// 10, 7 or 5.
    Q_PROPERTY(int columns READ columns WRITE setColumns NOTIFY columnsChanged)
    Q_PROPERTY(int rows READ rows NOTIFY columnsChanged)
    Q_PROPERTY(int keysMax READ keysMax CONSTANT)
    /// [{key, row, left, columns}], in reading order.
    Q_PROPERTY(QVariantList keys READ keys NOTIFY faceChanged)
public:
    static constexpr qsizetype charactersMax = 100;

    using QObject::QObject;
    QString text() const { return m_text; }
    void setText(const QString& text);
    QString ime() const { return m_ime; }
    void setIme(const QString& ime);
    QString page() const { return m_face.page; }
    int leaf() const { return m_face.leaf; }
    bool isShifted() const { return m_face.shifted; }
    int columns() const { return static_cast<int>(m_face.columns); }
    void setColumns(int columns);
    int rows() const { return rowsOf(m_face.columns); }
    int keysMax() const { return keyboardKeysMax; }
    QVariantList keys() const;

    Q_INVOKABLE void press(const QString& key);
    /// What a real keyboard sent. False when nothing of it can be written.
    Q_INVOKABLE bool type(const QString& typed);
    Q_INVOKABLE QString nextKey(const QString& wanted) const;
    Q_INVOKABLE QString keyToward(const QString& wanted) const;
    Q_INVOKABLE int beside(int at, int direction) const;

Q_SIGNALS:
    void textChanged();
    void imeChanged();
    void faceChanged();
    void columnsChanged();
    void edited(const QString& text);
    void done(const QString& text);
    /// What stands would have been a payment card's number: it was wiped.
    void cardRefused();

private:
    void write(const QString& text);
    void show(const KeyboardFace& face);

    QString m_text;
    QString m_ime = QStringLiteral("hangul");
    KeyboardFace m_face{KeyboardColumns::Ten, m_ime};
};

} // namespace naru::kit
