// A STAND-IN for your sign-in, whose cookie no script can read.
document.cookie = 'customer=boulangerie; path=/; SameSite=Lax';

const [provider] = document.getElementsByTagName('bankfeeds-provider');
const [connectButton] = document.getElementsByTagName('bankfeeds-connect-button');

if (provider) {
  // Before or after the elements are defined, it is the same. The widgets take the nearest: English or French.
  provider.locale = navigator.language;
  provider.addEventListener('bankfeeds-connect', () => connectButton?.click());
}
